import { Dictionary, Field, Int32, Schema, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { DataFrame } from 'danfojs-node';
import polars from 'nodejs-polars';
import { Result } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { newColumns } from '../../../../kernel-lib/src/redshift/upload/column-plan';
import { rowRanges } from '../../../../kernel-lib/src/redshift/upload/row-ranges';
import { frameTable } from '../../../../kernel-lib/src/redshift/upload/source/frame-table';
import type { Uploadable } from '../../../../kernel-lib/src/redshift/upload/source/uploadable';

/** The types of the table that would be made for a frame. */
const made = (frame: Uploadable, schema?: Record<string, string>): Record<string, string> =>
  Object.fromEntries(newColumns(frameTable(frame), schema).map(({ name, type }) => [name, type]));

describe('what can be uploaded', () => {
  it('is rows as plain objects, whose columns are the keys of all', () => {
    const rows = [
      { i: 1, big: 3_000_000_000, huge: 2n ** 60n, d: 1.5, t: 'ß', b: true },
      {
        at: new Date(0),
        bytes: new Uint8Array(3),
        o: { a: 1 },
        l: [1, 'x'],
        minus: -0,
        none: null,
      },
    ];
    expect(made(rows)).toEqual({
      i: 'integer',
      big: 'bigint',
      huge: 'bigint',
      d: 'double precision',
      t: 'varchar(2)',
      b: 'boolean',
      at: 'timestamp',
      bytes: 'varbyte(3)',
      o: 'super',
      l: 'super',
      minus: 'double precision',
      none: 'varchar(1)',
    });
    expect(made(rows, { d: 'numeric(8,2)', t: 'varchar(20)' })).toMatchObject({
      d: 'numeric(8,2)',
      t: 'varchar(20)',
    });
  });

  it('is a danfojs frame, whose NaN is NULL and whose float32 is any number', () => {
    const columns = ['i', 'f', 't', 'b'];
    const frame = new DataFrame(
      [
        [1, 2, 'a', true],
        [2, Number.NaN, undefined, null],
      ],
      { columns },
    );
    expect(made(frame)).toEqual({
      i: 'integer',
      f: 'double precision',
      t: 'varchar(1)',
      b: 'boolean',
    });
    expect(made(new DataFrame([[1]]))).toEqual({ 0: 'integer' });
    const table = frameTable(frame);
    expect(['f', 't', 'b'].map((name) => table.getChild(name)?.nullCount)).toEqual([1, 1, 1]);
  });

  it('is a polars frame, an Arrow table or a Result', () => {
    const frame = polars.DataFrame({ n: [1.5], t: ['é'], l: [[1, 2]] });
    expect(made(frame)).toEqual({ n: 'double precision', t: 'varchar(2)', l: 'super' });
    const table = new Table({ t: vectorFromArray(['a'], new Dictionary(new Utf8(), new Int32())) });
    expect(frameTable(Result.fromArrow(table))).toBe(table);
    expect(frameTable(table)).toBe(table);
    const empty = new Table(new Schema([new Field('o', new Utf8())]));
    expect(made(empty)).toEqual({ o: 'varchar(1)' });
  });

  it.each<[unknown, RegExp]>([
    ['text', /text is nothing that can be uploaded/],
    [null, /null is nothing/],
    [[1], /Row 1 is no object/],
    [[{ f: () => 1 }], /"f" holds a function in row 1/],
    [[{ n: 1 }, { n: 'x' }], /"n" is mixed: number in row 1, text in row 2/],
    [[{ n: 1n }, { n: 1.5 }], /"n" is mixed: 1.5 in row 2 is no whole number/],
    [[{ n: 2n ** 64n }], /more than 64 bits/],
    [[{ d: new Date(Number.NaN) }], /invalid Date in row 1/],
    [[{ t: 'half \ud83d' }], /half of a surrogate pair/],
    [[{ a: 1, A: 2 }], /"a", "A" are one name to Redshift/],
    [[{ '': 1 }], /"" is no name of a column/],
    [[{ ['ß'.repeat(64)]: 1 }], /is no name of a column/],
    [[{}], /no columns/],
  ])('is not %s', (frame, message) => {
    expect(() => made(frame as Uploadable)).toThrow(message);
  });
});

it('shares rows out evenly over files', () => {
  expect(rowRanges(10, 4)).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 7 },
    { from: 7, to: 10 },
  ]);
  expect(rowRanges(1).length).toBe(1);
  expect(rowRanges(1_000_000).length).toBe(8);
  expect(rowRanges(10_000_000).length).toBe(39);
});
