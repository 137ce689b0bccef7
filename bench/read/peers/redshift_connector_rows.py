"""Rows, by Amazon's redshift_connector."""

import os
import sys

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]

import redshift_connector
from measure import measure

# It trusts the system's certificates, and those that OpenSSL is told of here.
os.environ["SSL_CERT_FILE"] = os.environ["PGSSLROOTCERT"]
connection = redshift_connector.connect(
    host=os.environ["PGHOST"],
    port=int(os.environ["PGPORT"]),
    user=os.environ["PGUSER"],
    password=os.environ["PGPASSWORD"],
    database=os.environ["PGDATABASE"],
)


def read():
    with connection.cursor() as cursor:
        cursor.execute(os.environ["BENCH_QUERY"])
        return len(cursor.fetchall())


measure(read)
