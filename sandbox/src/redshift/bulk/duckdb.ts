import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs something in a DuckDB of its own. It is loaded on first use: it is large. */
export async function withDuckDb<T>(run: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    // Nothing is fetched from the network.
    autoinstall_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      // Times within nested values are written in it.
      await connection.run("set timezone = 'UTC'");
      return await run(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** A text as DuckDB's SQL has it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
