"""Runs a read once in this process and prints what it took, as measure.mjs does."""

import json
import re
import resource
import time
from pathlib import Path


def _cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measure(read):
    """:param read: gives the number of rows."""
    cpu, start = _cpu(), time.perf_counter()
    rows = read()
    wall = time.perf_counter() - start
    status = Path("/proc/self/status").read_text()
    peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) // 1024
    told = {
        "rows": rows,
        "cpuSeconds": _cpu() - cpu,
        "wallSeconds": wall,
        "peakMegabytes": peak,
    }
    print(json.dumps(told))
