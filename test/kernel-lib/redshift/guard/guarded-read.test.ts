import { once } from 'node:events';
import { Int32, type RecordBatch, Table, vectorFromArray } from 'apache-arrow';
import { ResultTooLarge } from 'shiftbook';
import { expect, test } from 'vitest';
import { guardedRead } from '../../../../kernel-lib/src/redshift/guard/guarded-read.js';
import { Plan } from '../../../../kernel-lib/src/redshift/plan.js';
import { failureOf } from '../support/sandboxed.js';

const ROWS = 1000;
const [batch] = new Table({ n: vectorFromArray(Array.from({ length: ROWS }, Number), new Int32()) })
  .batches as [RecordBatch];
const BYTES = batch.data.byteLength;

const planFor = (rows: number) =>
  Promise.resolve(new Plan([`XN Seq Scan on t  (cost=0.00..1.00 rows=${rows} width=4)`]));

/** A read of which `batches` come, and no more until it is cancelled. */
const endless =
  (batches: number) =>
  async (signal: AbortSignal, take: (each: RecordBatch) => void): Promise<never> => {
    const cancelled = once(signal, 'abort');
    for (let count = 0; count < batches; count++) take(batch);
    await cancelled;
    throw new Error('cancelled');
  };

const never = new AbortController().signal;

test('a read that the planner expects to be too large ends with the numbers', async () => {
  const guard = { maxBytes: 8 * BYTES, maxRows: 0, plan: () => planFor(1_000_000) };
  const error = await failureOf(guardedRead(never, guard, endless(1)));
  expect(error).toBeInstanceOf(ResultTooLarge);
  expect(error).toMatchObject({
    code: 'result-too-large',
    maxBytes: 8 * BYTES,
    receivedRows: ROWS,
    receivedBytes: BYTES,
    estimatedRows: 1_000_000,
    estimatedBytes: 1000 * BYTES,
    message: expect.stringMatching(/about 1,000,000 rows, 4 MB.*may take 32\.3 kB/),
    hint: expect.stringMatching(/limit.*stream.*UNLOAD/),
  });
});

test('a read that grows too large ends, whatever the planner expects', async () => {
  const guard = { maxBytes: 8 * BYTES, maxRows: 0, plan: () => planFor(10) };
  expect(await failureOf(guardedRead(never, guard, endless(9)))).toMatchObject({
    code: 'result-too-large',
    receivedRows: 9 * ROWS,
    estimatedRows: undefined,
  });
});

test.each([
  ['a small read asks for no plan', 16 * BYTES, 0, 1, 0],
  ['a read with few rows to come goes on', 2 * BYTES, 1500, 1, 1],
  ['one without a limit asks at 64 MB only', Number.POSITIVE_INFINITY, 0, 8, 0],
])('%s', async (_name, maxBytes, maxRows, batches, questions) => {
  let asked = 0;
  const plan = () => {
    asked++;
    return planFor(1_000_000);
  };
  const read = async (signal: AbortSignal, take: (each: RecordBatch) => void) => {
    for (let count = 0; count < batches; count++) take(batch);
    await planFor(0);
    return signal.aborted;
  };
  expect(await guardedRead(never, { maxBytes, maxRows, plan }, read)).toBe(false);
  expect(asked).toBe(questions);
});

test("a statement without a plan is read, and the caller's own cancel stays one", async () => {
  const refused = () => Promise.reject(new Error('no plan'));
  const cancel = new AbortController();
  const guard = { maxBytes: 8 * BYTES, maxRows: 0, plan: refused };
  const read = failureOf(guardedRead(cancel.signal, guard, endless(2)));
  cancel.abort();
  expect(await read).toMatchObject({ message: 'cancelled' });
});
