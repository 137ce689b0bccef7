import type { RecordBatch } from 'apache-arrow';
import { Schema, Table } from 'apache-arrow';
import { Result } from '../../../../../kernel-lib/src/frame/result.js';
import { Exchange, type Outcome } from '../../../../../kernel-lib/src/redshift/wire/exchange.js';
import { FrameReader } from '../../../../../kernel-lib/src/redshift/wire/frames.js';
import { unified } from '../../../../../kernel-lib/src/redshift/wire/unified.js';

/** What became of bytes of the server. */
export interface Decoded {
  readonly outcome: Outcome;
  readonly batches: readonly RecordBatch[];
}

/** Reads the answer to a statement, in chunks as they might come. Throws what `FrameReader.push` throws. */
export async function decode(chunks: Iterable<Buffer>, encoded = false): Promise<Decoded> {
  const batches: RecordBatch[] = [];
  const exchange = new Exchange(
    {
      encoded,
      batch: (batch) => {
        batches.push(batch);
      },
    },
    () => undefined,
    () => undefined,
  );
  const frames = new FrameReader({
    message: (...message) => exchange.message(...message),
    rows: (...rows) => exchange.rows(...rows),
  });
  for (const chunk of chunks) frames.push(chunk);
  return { outcome: await exchange.finish(), batches };
}

/** The same as a result, as a query gives it. Throws what went wrong in reading. */
export async function decodeResult(...chunks: readonly Buffer[]): Promise<Result> {
  const { outcome, batches } = await decode(chunks, true);
  if (outcome.failure !== undefined) throw outcome.failure;
  const whole = unified(outcome.schema, batches);
  return Result.fromArrow(new Table(whole.schema ?? new Schema([]), [...whole.batches]));
}
