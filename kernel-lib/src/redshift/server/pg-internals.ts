import type { TLSSocket } from 'node:tls';
import type { Client } from 'pg';

/**
 * What this package uses of `pg` beyond its documented surface, in one place: the socket that it logged in on, and the
 * key that cancels what runs there. Tried with pg 8.23.
 */
export interface LoggedIn {
  readonly socket: TLSSocket;
  readonly processId: number;
  readonly secretKey: number;
}

export function loggedIn(client: Client): LoggedIn {
  const { connection, processID, secretKey } = client as unknown as {
    connection: { stream: TLSSocket };
    processID: number;
    secretKey: number;
  };
  return { socket: connection.stream, processId: processID, secretKey };
}
