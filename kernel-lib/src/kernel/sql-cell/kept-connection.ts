import type { Connection } from '../../connect.js';

/** Connections that the kernel asked for once; each closes when the notebook closes it more often than it opened it. */
const kept = new WeakSet<Connection>();

/**
 * The connection that `connect(name)` gives a cell, opened where it is not open yet. The kernel keeps one claim on it,
 * so that it is still open when the cell asks for it.
 *
 * @throws ShiftbookError as `connect` does.
 */
export async function keptConnection(name: string): Promise<Connection> {
  // Loaded with the first cell that needs it: it takes the driver along.
  const { connect } = await import('../../connect.js');
  const connection = await connect(name);
  if (kept.has(connection)) await connection.close();
  else kept.add(connection);
  return connection;
}
