"""The whole column into a pandas frame by AWS's driver, counted by numpy.histogram."""

import os
import sys

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "read")]

import numpy
import redshift_connector
from measure import measure

env = os.environ
# It trusts the system's certificates, and those that OpenSSL is told of here.
env["SSL_CERT_FILE"] = env["PGSSLROOTCERT"]
connection = redshift_connector.connect(
    host=env["PGHOST"],
    port=int(env["PGPORT"]),
    database=env["PGDATABASE"],
    user=env["PGUSER"],
    password=env["PGPASSWORD"],
)


def counted():
    cursor = connection.cursor()
    cursor.execute("select price from bench_plot")
    frame = cursor.fetch_dataframe()
    return int(numpy.histogram(frame["price"].astype(float), bins=50)[0].sum())


measure(counted)
