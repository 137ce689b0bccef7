import { AsyncLocalStorage } from 'node:async_hooks';
import { ShiftbookError } from '../errors.js';

/** The connections of which the code that runs now is a transaction's function. */
const around = new AsyncLocalStorage<Set<object>>();

/** Runs the function of a transaction of the connection. */
export async function withinTransactionOf<T>(
  connection: object,
  work: () => Promise<T>,
): Promise<T> {
  const connections = new Set(around.getStore()).add(connection);
  try {
    return await around.run(connections, work);
  } finally {
    // What the function began and did not wait for runs in no transaction any more.
    connections.delete(connection);
  }
}

/** @throws ShiftbookError `transaction-nested` where the code runs in a transaction of the connection. */
export function refuseWithinTransactionOf(connection: object): void {
  if (!around.getStore()?.has(connection)) return;
  throw new ShiftbookError(
    'transaction-nested',
    'The connection was used inside the function of its transaction, which runs in another session.',
    { hint: 'Use tx there; or rs.apart(), for what shall not be part of the transaction.' },
  );
}
