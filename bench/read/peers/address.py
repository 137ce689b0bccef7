"""Where to log in, of the PG* variables."""

import os
from urllib.parse import quote


def url(scheme):
    env = os.environ
    user = quote(env["PGUSER"], safe="")
    password = quote(env["PGPASSWORD"], safe="")
    place = f"{env['PGHOST']}:{env['PGPORT']}/{env['PGDATABASE']}"
    tls = f"sslmode=verify-full&sslrootcert={quote(env['PGSSLROOTCERT'], safe='')}"
    return f"{scheme}://{user}:{password}@{place}?{tls}"
