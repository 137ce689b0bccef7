"""The rows as Python tuples, by psycopg2, with the PG* variables."""

import json
import os
import resource
import sys
import time

try:
    import psycopg2
except ImportError:
    sys.exit(3)

connection = psycopg2.connect("")


def read():
    with connection.cursor() as cursor:
        cursor.execute(os.environ["BENCH_QUERY"])
        return len(cursor.fetchall())


def measured():
    cpu, start = time.process_time(), time.perf_counter()
    rows = read()
    return {
        "wallSeconds": time.perf_counter() - start,
        "cpuSeconds": time.process_time() - cpu,
        "rows": rows,
    }


read()
best = min((measured() for _ in range(2)), key=lambda run: run["wallSeconds"])
best["peakMegabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps(best))
