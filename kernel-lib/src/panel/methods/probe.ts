import type { Connection } from '../../connect.js';
import { sql } from '../../sql/template.js';

/** What a connection that works says of itself. */
export interface Probe {
  readonly version: string;
  readonly user: string;
}

/** Runs one statement and closes the connection, whatever comes of it. */
export async function probe(connection: Connection, signal: AbortSignal): Promise<Probe> {
  try {
    const found = await connection.query<{ version: string; user_name: string }>(
      sql`select version() as version, current_user as user_name`,
      { signal },
    );
    const [row] = found.rows();
    return { version: String(row?.version), user: String(row?.user_name) };
  } finally {
    await connection.close();
  }
}
