import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decimalOf,
  NumericWidth,
  parquetType,
} from '../../../../../sandbox/src/redshift/bulk/unload/format/columns.js';
import { strictLine } from '../../../../../sandbox/src/redshift/bulk/unload/format/fields.js';
import { parquetStatement } from '../../../../../sandbox/src/redshift/bulk/unload/format/parquet-file.js';

describe('parquetStatement', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shiftbook-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps every text and tells NULL, the empty text and look-alikes apart', async () => {
    // PostgreSQL has no NUL in texts.
    const cell = fc.oneof(
      fc.constant(null),
      fc.constantFrom('', '\\N', '"', 'a,b', 'a\nb', '\r\n', ' ', 'NULL'),
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    );
    const rows = fc.array(fc.tuple(cell), { minLength: 1, maxLength: 30 });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await fc.assert(
      fc.asyncProperty(rows, async (expected) => {
        writeFileSync(join(folder, 'rows.csv'), expected.map(strictLine).join(''));
        const file = join(folder, 'rows.parquet');
        const columns = [{ name: 'the "text"', type: 'VARCHAR' }];
        await connection.run(parquetStatement(join(folder, 'rows.csv'), file, columns));
        const read = await connection.runAndReadAll(`SELECT * FROM '${file}'`);
        expect(read.columnNames()).toEqual(['the "text"']);
        expect(read.getRowsJS()).toEqual(expected);
      }),
      { numRuns: 25 },
    );
    connection.closeSync();
    instance.closeSync();
  });
});

describe('types', () => {
  const column = (type: number, modifier = -1) => ({ name: 'c', type, modifier });

  it('a numeric of a declared precision is that DECIMAL', () => {
    const narrow = column(1700, ((8 << 16) | 2) + 4);
    expect(decimalOf(narrow)).toEqual({ precision: 8, scale: 2 });
    expect(parquetType({ ...narrow, decimal: decimalOf(narrow) })).toBe('DECIMAL(8,2)');
    expect(decimalOf(column(1700, ((38 << 16) | 37) + 4))).toEqual({ precision: 38, scale: 37 });
  });

  it('a numeric of none takes its scale from the values', () => {
    expect(decimalOf(column(1700))).toBeUndefined();
    const width = new NumericWidth();
    for (const text of ['-12.50', '7', '0.125']) width.add(text);
    expect(width.decimal()).toEqual({ precision: 38, scale: 3 });
    width.add('9'.repeat(36));
    expect(width.decimal()).toBeUndefined();
  });

  it('what has no type of its own is text, what Redshift unloads as text only has none', () => {
    expect([25, 1043, 1042, 2950].map((id) => parquetType(column(id)))).toEqual(
      Array(4).fill('VARCHAR'),
    );
    expect([2935, 3000, 3001].map((id) => parquetType(column(id)))).toEqual(
      Array(3).fill(undefined),
    );
  });
});
