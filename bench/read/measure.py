"""Runs a read once in this process and prints what it took, as measure.mjs does."""

import json
import re
import resource
import time
from pathlib import Path


def _cpu():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


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
