import { createRequire } from 'node:module';
import { Int64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { Result } from 'shiftbook';
import { expect, test } from 'vitest';
import { failureOfCall } from '../failure-of-call.js';

/** Whether polars itself runs here: it has native code, which its package manager leaves out where it does not fit. */
function polarsRuns(): boolean {
  try {
    createRequire(import.meta.url)('nodejs-polars');
    return true;
  } catch {
    return false;
  }
}

const result = Result.fromArrow(
  new Table({
    big: vectorFromArray([2n ** 62n, null], new Int64()),
    word: vectorFromArray(['ü', null], new Utf8()),
  }),
);

test('.pl() gives the frame, or says how to get polars', () => {
  if (polarsRuns()) {
    const frame = result.pl();
    expect(frame.columns).toEqual(['big', 'word']);
    expect(frame.shape).toEqual({ height: 2, width: 2 });
    expect(frame.dtypes.map(String)).toEqual(['DataType(Int64)', 'DataType(String)']);
    expect(frame.nullCount().row(0)).toEqual([1, 1]);
    expect(frame.getColumn('word').toArray()).toEqual(['ü', null]);
  } else {
    const failure = failureOfCall(() => result.pl());
    expect(failure.code).toBe('polars-missing');
    expect(failure.hint).toContain('npm install nodejs-polars');
  }
});
