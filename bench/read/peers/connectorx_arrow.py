"""An Arrow table, by ConnectorX: by a cursor, as it reads Redshift."""

import os
import sys

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]

import connectorx
from address import url
from measure import measure

place = url("postgresql").replace("verify-full", "require")
measure(
    lambda: connectorx.read_sql(
        place, os.environ["BENCH_QUERY"], protocol="cursor", return_type="arrow"
    ).num_rows
)
