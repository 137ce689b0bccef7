import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TypeNumbers } from '../catalog/type-numbers.js';
import { Answers } from './answers.js';
import { ExpectedAnswers } from './expected.js';
import { relayAnswers, relayRequests } from './relay.js';
import { Requests } from './requests.js';

/** Relays a session that has logged in, until one of the two has gone. */
export async function relaySession(
  client: Duplex,
  server: Socket,
  types: TypeNumbers,
): Promise<void> {
  const expected = new ExpectedAnswers();
  const answers = new Answers(
    expected,
    types.toRedshift,
    () => undefined,
    (bytes) => {
      client.write(bytes);
    },
  );
  client.once('close', () => server.destroy());
  server.once('close', () => client.end());
  relayAnswers(server, client, answers);
  const requests = new Requests(
    expected,
    async (text) => ({
      original: text,
      text,
      statements: [{ original: text, start: 0, toOriginal: (at) => at }],
    }),
    types.toPostgres,
  );
  try {
    await relayRequests(client, server, requests);
  } catch (error) {
    // A client that has gone is no failure.
    if (!client.destroyed) throw error;
  }
}
