"""An Arrow table, by ADBC's driver for PostgreSQL: without COPY, which Redshift has not."""

import os
import sys

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]

import adbc_driver_postgresql.dbapi
from address import url
from measure import measure

connection = adbc_driver_postgresql.dbapi.connect(url("postgresql"))


def read():
    with connection.cursor(
        adbc_stmt_kwargs={"adbc.postgresql.use_copy": "false"}
    ) as cursor:
        cursor.execute(os.environ["BENCH_QUERY"])
        return cursor.fetch_arrow_table().num_rows


measure(read)
