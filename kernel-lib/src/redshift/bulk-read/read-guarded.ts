import { guardedRead } from '../guard/guarded-read.js';
import type { Read } from '../server/run-statement.js';
import type { Session } from '../server/session.js';
import { readByUnload, type UnloadedRead } from './read-by-unload.js';

/** A read by UNLOAD, and the bytes that it may take in memory. */
type GuardedRead = Omit<UnloadedRead, 'counted' | 'watch'> & { readonly maxBytes: number };

/** Reads by UNLOAD, and stops where the rows would take more memory than they may: their number is known by the manifest. */
export function readGuarded(
  session: Session,
  { maxBytes, ...read }: GuardedRead,
  signal: AbortSignal,
): Promise<Read> {
  let estimate: { readonly rows: number; readonly width: number } | undefined;
  const plan = async () => ({ estimate });
  return guardedRead(signal, { maxBytes, maxRows: read.maxRows, plan }, (within, watch) => {
    const counted = (rows: number): void => {
      estimate = { rows, width: 0 };
    };
    return readByUnload(session, { ...read, counted, watch }, within);
  });
}
