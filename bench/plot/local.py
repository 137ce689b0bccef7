"""Bins of doubles that are in memory, by numpy.histogram."""

import os
import sys

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "read")]

import numpy
from measure import measure

values = numpy.fromfile(os.environ["BENCH_FILE"])
numpy.histogram(values, bins=50)


def counted():
    counts, _ = numpy.histogram(values, bins=50)
    return len(values)


measure(counted)
