import type { EventEmitter } from 'node:events';
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

/**
 * Makes what `pg` cannot read during the login an error of the login. Its parser throws on authentication methods that it
 * does not know, such as Redshift's own 13 and 14, and nobody would catch that.
 */
export function guardLogin(client: Client): void {
  const { connection } = client as unknown as {
    connection: EventEmitter & { stream: TLSSocket };
  };
  connection.once('sslconnect', () => {
    const { stream } = connection;
    const parsers = stream.listeners('data') as ((chunk: Buffer) => void)[];
    stream.removeAllListeners('data');
    stream.on('data', (chunk: Buffer) => {
      try {
        for (const parse of parsers) {
          parse(chunk);
        }
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
  });
}
