import type { Socket } from 'node:net';
import type { LoadOutcome, RowSink } from '../bulk/copy/outcome.js';
import { noticeResponse } from '../wire/error-fields.js';
import { cstring, message } from '../wire/writing.js';
import type { Expected } from './expected.js';
import { drained } from './relay.js';
import type { Refusal } from './rewritten.js';
import { Running } from './running.js';

/**
 * Feeds a COPY that waits for rows on the session's own connection, and ends it, well or in failure: PostgreSQL says so.
 *
 * @param read reads the rows into a sink
 * @param tell what the client is told beside the answer
 */
export async function runLoad(
  server: Socket,
  request: Expected,
  read: (sink: RowSink) => Promise<LoadOutcome>,
  tell: (notice: Buffer) => void,
): Promise<void> {
  const running = new Running();
  request.load = running;
  const open = () => !running.stopped && !server.destroyed;
  const sink: RowSink = async (rows) => {
    if (!open()) return false;
    if (!server.write(message('d', rows))) await drained(server);
    return open();
  };
  const outcome = await read(sink).catch((error: unknown) => ({
    notices: [],
    refusal: failed(error),
  }));
  if (open()) {
    const { refusal } = outcome;
    running.refusal = refusal;
    if (refusal === undefined) {
      for (const text of outcome.notices) tell(info(text));
      server.write(message('c', Buffer.alloc(0)));
    } else server.write(message('f', cstring(refusal.message)));
  }
  // PostgreSQL does not answer before the client's Sync.
  if (request.kind === 'execute') request.release?.(false);
}

/** Tells the client something beside the answer. */
export const info = (text: string) =>
  noticeResponse(new Map(Object.entries({ S: 'INFO', V: 'INFO', C: '00000', M: text })));

const failed = (error: unknown): Refusal => ({
  code: 'XX000',
  message: `The load broke off: ${error instanceof Error ? error.message : String(error)}`,
});
