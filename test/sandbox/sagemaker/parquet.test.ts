import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NumericWidth, parquetType } from '../../../sandbox/src/sagemaker/dataset/columns.js';
import { CsvFile, strictField } from '../../../sandbox/src/sagemaker/dataset/csv-file.js';
import { writeParquet } from '../../../sandbox/src/sagemaker/dataset/parquet-file.js';

describe('writeParquet', () => {
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
        const csv = new CsvFile(join(folder, 'rows.csv'), strictField);
        for (const row of expected) csv.write(row);
        csv.close();
        const file = join(folder, 'rows.parquet');
        const columns = [{ name: 'the "text"', type: 'VARCHAR' }];
        await writeParquet(join(folder, 'rows.csv'), file, columns, 'snappy');
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
  const column = (dataTypeID: number, dataTypeModifier = -1) => ({
    name: 'c',
    dataTypeID,
    dataTypeModifier,
  });

  it('a numeric of a declared precision is that DECIMAL', () => {
    expect(parquetType(column(1700, ((8 << 16) | 2) + 4))).toBe('DECIMAL(8,2)');
    expect(parquetType(column(1700, ((38 << 16) | 37) + 4))).toBe('DECIMAL(38,37)');
  });

  it('a numeric of none takes its scale from the values', () => {
    expect(parquetType(column(1700))).toBeUndefined();
    const width = new NumericWidth();
    for (const text of ['-12.50', '7', '0.125']) width.add(text);
    expect(width.decimalType()).toBe('DECIMAL(38,3)');
    width.add('9'.repeat(36));
    expect(width.decimalType()).toBeUndefined();
  });

  it('what has no type of its own is text', () => {
    expect([25, 1043, 4000, 2950].map((id) => parquetType(column(id)))).toEqual(
      Array(4).fill('VARCHAR'),
    );
  });
});
