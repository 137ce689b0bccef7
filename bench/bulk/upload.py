"""The rows from memory into a new table, by awswrangler's staged Parquet and COPY. BENCH_NUMERIC says how the frame holds
prices: as Decimal, of which it makes NUMERIC, or as doubles, of which it makes DOUBLE PRECISION."""

import os
import sys
from decimal import Decimal
from pathlib import Path

import awswrangler as wr
import boto3
import pandas as pd

sys.path.append(str(Path(__file__).parent.parent / "read"))
from measure import measure  # noqa: E402

frame = pd.read_parquet(os.environ["BENCH_PARQUET"])
for name in frame.columns if os.environ["BENCH_NUMERIC"] == "double" else ():
    if isinstance(frame[name].iloc[0], Decimal):
        frame[name] = frame[name].astype(float)

connection = wr.redshift.connect_temp(
    cluster_identifier="shiftbook", user="analyst", database="dev", auto_create=False
)
account = boto3.client("sts").get_caller_identity()["Account"]


def upload(rows, table):
    wr.redshift.copy(
        df=rows,
        path=f"s3://bench/wrangler/{table}/",
        con=connection,
        schema="public",
        table=table,
        iam_role=f"arn:aws:iam::{account}:role/shiftbook-redshift",
        mode="overwrite",
        varchar_lengths_default=200,
    )
    return len(rows)


upload(pd.DataFrame({"n": [1]}), "bench_warm")
measure(lambda: upload(frame, "bench_wrangled"))
cursor = connection.cursor()
cursor.execute("drop table bench_wrangled, bench_warm")
connection.commit()
connection.close()
