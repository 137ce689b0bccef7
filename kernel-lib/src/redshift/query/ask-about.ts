import type { AskOptions } from '../query-options.js';
import { cancellable } from '../running.js';
import type { Session } from '../server/session.js';
import type { Sessions } from '../server/sessions.js';

/** Asks the server something about a statement, which changes nothing: where the session is lost, it is asked again. */
export function askAbout<T>(
  sessions: Sessions,
  options: AskOptions,
  ask: (session: Session, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return cancellable(options.signal, (signal) =>
    sessions.use({ ...options, signal, isRepeatable: () => true, work: ask }),
  );
}
