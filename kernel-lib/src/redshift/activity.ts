import type { ResolvedProfile } from './profile/resolved.js';

/** A connection as those see it who watch what is done with it. */
export interface UsedConnection {
  readonly profile: ResolvedProfile;
}

/** Told of a statement that ended, well or not. */
export type StatementListener = (connection: UsedConnection, text: string) => void;

let latest: WeakRef<UsedConnection> | undefined;
const listeners = new Set<StatementListener>();

/** Notes that a notebook's connection begins a statement, or has ended one. */
export function noteStatement(
  connection: UsedConnection,
  text: string,
  what: 'begins' | 'ended',
): void {
  latest = new WeakRef(connection);
  if (what === 'ended') for (const listener of listeners) listener(connection, text);
}

/** The connection that this process used last, by a statement of its own; nothing where none is left. */
export const latestConnection = (): UsedConnection | undefined => latest?.deref();

/** Calls `listener` for every statement from now on. @returns what ends that */
export function onStatement(listener: StatementListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
