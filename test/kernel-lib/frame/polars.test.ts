import { Int64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { Result } from 'shiftbook';
import { expect, test } from 'vitest';

const result = Result.fromArrow(
  new Table({
    big: vectorFromArray([2n ** 62n, null], new Int64()),
    word: vectorFromArray(['ü', null], new Utf8()),
  }),
);

test('.pl() gives the frame', () => {
  const frame = result.pl();
  expect(frame.columns).toEqual(['big', 'word']);
  expect(frame.shape).toEqual({ height: 2, width: 2 });
  expect(frame.dtypes.map(String)).toEqual(['DataType(Int64)', 'DataType(String)']);
  expect(frame.nullCount().row(0)).toEqual([1, 1]);
  expect(frame.getColumn('word').toArray()).toEqual(['ü', null]);
});
