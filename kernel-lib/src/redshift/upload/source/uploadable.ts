import type { Table } from 'apache-arrow';
import type { DataFrame } from 'danfojs-node';
import type { DataFrame as PolarsFrame } from 'nodejs-polars';
import type { Result } from '../../../frame/result.js';

/** What `upload` takes: a danfojs or polars DataFrame, an Arrow table, a Result, or rows as plain objects. */
export type Uploadable =
  | Result<unknown>
  | Table
  | DataFrame
  | PolarsFrame
  | readonly Readonly<Record<string, unknown>>[];
