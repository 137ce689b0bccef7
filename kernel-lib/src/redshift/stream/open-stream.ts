import type { AnyRow } from '../../frame/result.js';
import { cancellable } from '../running.js';
import { Handover } from './handover.js';
import { ResultStream } from './result-stream.js';

/**
 * Starts a query whose rows are handed over as they come. Resolves when the server has described them.
 *
 * @param run runs the statement and gives what comes to the handover; the signal cancels it.
 */
export async function openStream<Row = AnyRow>(
  signal: AbortSignal,
  run: (handover: Handover, signal: AbortSignal) => Promise<void>,
): Promise<ResultStream<Row>> {
  const handover = new Handover();
  const leaving = new AbortController();
  const either = AbortSignal.any([leaving.signal, signal]);
  const ended = cancellable(either, (running) => run(handover, running)).then(
    () => handover.end(),
    (error: unknown) => handover.end(error),
  );
  const schema = await handover.schema;
  return new ResultStream<Row>(schema, handover, () => {
    leaving.abort();
    return ended;
  });
}
