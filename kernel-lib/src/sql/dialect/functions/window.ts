import { functionsOf } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html */
export const window = functionsOf('window', [
  [
    'cume_dist() over ([partition by …] order by …)',
    'double precision',
    'r_WF_CUME_DIST',
    'Share of the rows that come no later than this one.',
  ],
  [
    'dense_rank() over ([partition by …] order by …)',
    'bigint',
    'r_WF_DENSE_RANK',
    'Rank of the row, without gaps after equal rows.',
  ],
  [
    'first_value(expression [ignore nulls]) over (…)',
    'anyelement',
    'r_WF_first_value',
    'Value in the first row of the frame.',
  ],
  [
    'lag(expression [, offset]) [ignore nulls] over (…)',
    'anyelement',
    'r_WF_LAG',
    'Value some rows before this one, by default one.',
  ],
  [
    'last_value(expression [ignore nulls]) over (…)',
    'anyelement',
    'r_WF_first_value',
    'Value in the last row of the frame.',
  ],
  [
    'lead(expression [, offset]) [ignore nulls] over (…)',
    'anyelement',
    'r_WF_LEAD',
    'Value some rows after this one, by default one.',
  ],
  [
    'nth_value(expression, offset) [ignore nulls] over (…)',
    'anyelement',
    'r_WF_NTH',
    'Value in the given row of the frame, counted from 1.',
  ],
  [
    'ntile(buckets) over ([partition by …] order by …)',
    'bigint',
    'r_WF_NTILE',
    'Number of the bucket the row falls in, of so many of near equal size.',
  ],
  [
    'percent_rank() over ([partition by …] order by …)',
    'double precision',
    'r_WF_PERCENT_RANK',
    'Rank of the row as a fraction from 0 to 1.',
  ],
  [
    'percentile_disc(fraction) within group (order by expression) over (…)',
    'anyelement',
    'r_WF_PERCENTILE_DISC',
    'First value at or after a fraction of the sorted rows.',
  ],
  [
    'rank() over ([partition by …] order by …)',
    'bigint',
    'r_WF_RANK',
    'Rank of the row, with gaps after equal rows.',
  ],
  [
    'ratio_to_report(expression) over ([partition by …])',
    'double precision',
    'r_WF_RATIO_TO_REPORT',
    'Share of the value in the sum of the partition.',
  ],
  [
    'row_number() over ([partition by …] [order by …])',
    'bigint',
    'r_WF_ROW_NUMBER',
    'Number of the row in its partition, from 1.',
  ],
]);
