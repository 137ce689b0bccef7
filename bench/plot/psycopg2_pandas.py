"""The whole column into a pandas frame, counted by numpy.histogram, which DataFrame.hist calls."""

import os
import sys
import warnings

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "read")]
warnings.filterwarnings("ignore", "pandas only supports SQLAlchemy")

import numpy
import pandas
import psycopg2
from measure import measure

connection = psycopg2.connect("")


def counted():
    frame = pandas.read_sql("select price from bench_plot", connection)
    return int(numpy.histogram(frame["price"], bins=50)[0].sum())


measure(counted)
