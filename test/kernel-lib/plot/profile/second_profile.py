"""The same facts by pandas and numpy: reads CSV with a text column from stdin, writes JSON."""
import json
import sys

import numpy
import pandas

frame = pandas.read_csv(sys.stdin, keep_default_na=False, na_values={"n": [""], "i": [""], "m": [""], "d": [""], "t": [""]},
                        parse_dates=["d", "t"])
facts = {}
for name, column in frame.items():
    values = column.dropna()
    told = {"rows": len(column), "nulls": int(column.isna().sum()), "distinct": int(values.nunique())}
    if name == "v":
        counts = values.value_counts().reset_index().sort_values(["count", "v"], ascending=[False, True]).head(5)
        told["top"] = [{"value": v, "count": int(n)} for v, n in zip(counts["v"], counts["count"])]
        told["min"], told["max"] = values.min(), values.max()
    else:
        if name in ("d", "t"):
            values = values.astype("datetime64[s]").astype("int64")
        told["mean"] = float(values.mean())
        told["deviation"] = float(values.std(ddof=1))
        told["quantiles"] = [float(values.quantile(q)) for q in (0.05, 0.25, 0.5, 0.75, 0.95)]
        told["ends"] = [float(values.min()), float(values.max())]
        if name == "n":
            told["histogram"] = numpy.histogram(values, bins=20)[0].tolist()
    facts[name] = told
json.dump(facts, sys.stdout)
