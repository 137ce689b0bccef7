"""Writes the Parquet files that are described on stdin to S3: {key: {"columns": [[name, type, values]], "version"?}}."""

import io, json, sys
from datetime import timedelta
from decimal import Decimal

import boto3, pyarrow as pa, pyarrow.parquet as pq


def array(kind, values):
    if kind == "json":
        return pa.array(values, pa.json_())
    if kind.startswith("decimal"):
        precision, scale = (int(part) for part in kind[8:-1].split(","))
        return pa.array([None if v is None else Decimal(v) for v in values], pa.decimal128(precision, scale))
    if kind == "binary":
        return pa.array([None if v is None else bytes.fromhex(v) for v in values], pa.binary())
    if kind.startswith("timestamp") or kind == "time":
        integers = pa.array([None if v is None else int(v) for v in values], pa.int64())
        if kind == "time":
            return integers.cast(pa.time64("us"))
        unit, _, zone = kind[10:-1].partition(",")
        return integers.cast(pa.timestamp(unit, zone or None))
    if kind == "date":
        return pa.array([None if v is None else int(v) for v in values], pa.int32()).cast(pa.date32())
    if kind.startswith("float") or kind == "double":
        return pa.array([None if v is None else float(v) for v in values], kind)
    if "int" in kind:
        return pa.array([None if v is None else int(v) for v in values], kind)
    if kind == "nested":
        point = pa.struct([("x", pa.int64()), ("tags", pa.list_(pa.string())), ("by", pa.map_(pa.string(), pa.decimal128(20, 2)))])
        made = [None if v is None else {**v, "by": [(k, Decimal(d)) for k, d in v["by"].items()]} for v in values]
        return pa.array(made, point)
    return pa.array(values, kind)


s3 = boto3.client("s3")
sizes = {}
for key, file in json.load(sys.stdin).items():
    arrays = [array(kind, values) for _, kind, values in file["columns"]]
    table = pa.Table.from_arrays(arrays, names=[name for name, _, _ in file["columns"]])
    buffer = io.BytesIO()
    pq.write_table(table, buffer, **file.get("options", {}))
    s3.put_object(Bucket="parquet", Key=key, Body=buffer.getvalue())
    sizes[key] = len(buffer.getvalue())
print(json.dumps(sizes))
