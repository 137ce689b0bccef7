"""A pandas DataFrame, by psycopg2."""

import os
import sys
import warnings

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
warnings.filterwarnings("ignore", "pandas only supports SQLAlchemy")

import pandas
import psycopg2
from measure import measure

connection = psycopg2.connect("")
measure(lambda: len(pandas.read_sql(os.environ["BENCH_QUERY"], connection)))
