import { tableFromArrays } from 'apache-arrow';
import fc from 'fast-check';
import { Result } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../kernel-lib/src/promote/marshal/decode.js';
import { encode } from '../../../kernel-lib/src/promote/marshal/encode.js';

const travel = (value: unknown): unknown => decode(encode(value));

describe('a value that goes from step to step', () => {
  it('is the same plain data', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(value, (data) => {
        expect(travel(data)).toEqual(data);
      }),
    );
  });

  it('is the same table or Result', () => {
    const table = tableFromArrays({ a: Int32Array.of(1, 2), b: ['x', null] });
    expect((travel(table) as typeof table).toArray().map(String)).toEqual(
      table.toArray().map(String),
    );
    const result = Result.fromArrow(table);
    expect(encode(result).kind).toBe('result');
    expect((travel(result) as Result).rows()).toEqual(result.rows());
  });

  it('is the same DataFrame', () => {
    const frame = Result.fromArrow(tableFromArrays({ a: Int32Array.of(1, 2), b: ['x', 'y'] })).df();
    const again = travel(frame) as typeof frame;
    expect(again.columns).toEqual(['a', 'b']);
    expect(again.values).toEqual(frame.values);
  });

  it('cannot be a function', () => {
    expect(() => encode({ go: () => 1 })).toThrow(/cannot be stored/);
  });
});
