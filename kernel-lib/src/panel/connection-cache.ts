import { type Connection, connect } from '../connect.js';
import { findConnection } from '../redshift/profile/find.js';

/** Connections that stay open between the requests of one panel. */
export class ConnectionCache {
  private readonly open = new Map<string, Promise<Connection>>();

  /**
   * The connection of a saved name, as notebooks in a folder see it. A profile that was edited since is another
   * connection.
   *
   * @param directory absolute
   * @throws {ShiftbookError} as `connect` does
   */
  async get(directory: string, name: string): Promise<Connection> {
    const key = JSON.stringify([name, (await findConnection(name, directory)).profile]);
    const known = this.open.get(key);
    if (known !== undefined) return known;
    const made = connect(name, { directory });
    this.open.set(key, made);
    // One that could not be opened is tried anew next time.
    made.catch(() => this.open.delete(key));
    return made;
  }

  /** Closes all; for the end of the panel. */
  async close(): Promise<void> {
    const connections = [...this.open.values()];
    this.open.clear();
    await Promise.allSettled(connections.map(async (connection) => (await connection).close()));
  }
}
