import type { EventEmitter } from 'node:events';
import type { TLSSocket } from 'node:tls';
import type { Client } from 'pg';
import { ShiftbookError } from '../../errors.js';
import { FrameReader, HEADER } from '../wire/frames.js';
import { Backend } from '../wire/message-types.js';
import { digestAnswer } from './digest.js';

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

/** Codes of authentication requests that are Redshift's own. */
const DIGEST = 13;
const TOKEN = 14;

/**
 * Answers requests of the login that `pg` does not know, and makes what neither can read an error of the login: its
 * parser throws, and nobody would catch that.
 */
export function guardLogin(client: Client, password: string): void {
  const { connection } = client as unknown as {
    connection: EventEmitter & { stream: TLSSocket };
  };
  connection.once('sslconnect', () => {
    const { stream } = connection;
    const parsers = stream.listeners('data') as ((chunk: Buffer) => void)[];
    stream.removeAllListeners('data');
    const pass = (bytes: Buffer): void => {
      for (const parse of parsers) parse(bytes);
    };
    const frames = new FrameReader({
      message: (type, bytes, start, end) => {
        const code = type === Backend.Authentication ? bytes.readInt32BE(start) : undefined;
        if (code === DIGEST) stream.write(digestAnswer(bytes.subarray(start, end), password));
        else if (code === TOKEN) throw tokenWanted();
        else pass(bytes.subarray(start - HEADER, end));
      },
      rows: (bytes, start, end) => pass(bytes.subarray(start, end)),
    });
    stream.on('data', (chunk: Buffer) => {
      try {
        frames.push(chunk);
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
  });
}

const tokenWanted = (): ShiftbookError =>
  new ShiftbookError(
    'login-method-unknown',
    'The server asks for a token of an identity provider (authentication code 14), which Shiftbook does not have.',
    { hint: 'Use a database user of Redshift, which logs in by temporary credentials.' },
  );
