import fc from 'fast-check';
import { type Connection, connect, Result, sql } from 'shiftbook';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bucketed } from '../support/bucketed';
import { analyst, sandboxed } from '../support/sandboxed';
import { frames } from './frames';

bucketed(sandboxed(), 'mybucket');
let rs: Connection;
beforeAll(async () => {
  rs = await connect({ ...analyst, staging: 's3://mybucket/staging' });
});
afterAll(() => rs?.close());

/** What is nested is the text of its JSON in the one result, and JSON in the other. */
const parsed = (name: string, value: unknown): unknown =>
  name.startsWith('nested') && typeof value === 'string' ? JSON.parse(value) : value;

/** Rows as JSON, which has all digits, in an order that does not hang on how they came. */
const lines = (result: Result<unknown>): string[] =>
  result
    .toJson({ lines: true })
    .split('\n')
    .map((line) => (line === '' ? '' : JSON.stringify(JSON.parse(line, parsed))))
    .toSorted();

it('gives back frames of every type as they went up', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(frames, async (frame) => {
      const table = `round_trip_${count++}`;
      const { rows, created } = await rs.upload(frame, table, { fileRows: 3 });
      expect([rows, created]).toEqual([frame.numRows, true]);
      const back = await rs.query(sql`select * from ${sql.id(table)}`);
      expect(lines(back)).toEqual(lines(Result.fromArrow(frame)));
      // And once more from there: a Result keeps its types.
      await rs.upload(back, `${table}_again`);
      const again = await rs.query(sql`select * from ${sql.id(`${table}_again`)}`);
      expect(again.schema).toEqual(back.schema);
      expect(lines(again)).toEqual(lines(back));
    }),
    { numRuns: 8 },
  );
});
