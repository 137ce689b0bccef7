import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Scanner } from '../wire/scanner.js';
import { WholeMessages } from '../wire/whole-messages.js';
import type { Answers } from './answers.js';
import type { Requests } from './requests.js';

/**
 * Passes messages both ways, each as fast as the other side takes them: the client's rewritten, PostgreSQL's scanned.
 * Resolves when the client has said its last; PostgreSQL may still answer.
 *
 * @throws where the client sends what is no message
 */
export async function relayRequests(
  client: Duplex,
  server: Socket,
  requests: Requests,
): Promise<void> {
  const messages = new WholeMessages();
  for await (const chunk of client.iterator({ destroyOnReturn: false })) {
    let room = true;
    for (const message of messages.push(chunk)) room = server.write(await requests.take(message));
    if (server.destroyed) return;
    if (!room && server.writableNeedDrain) await drained(server);
  }
  server.end();
}

/** Waits until there is room again, or nobody to make some. */
export function drained(server: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      server.off('drain', settle);
      server.off('close', settle);
      resolve();
    };
    server.on('drain', settle);
    server.on('close', settle);
  });
}

/** Passes PostgreSQL's answers on. */
export function relayAnswers(server: Socket, client: Duplex, answers: Answers): void {
  const scanner = new Scanner(answers);
  server.on('data', (chunk: Buffer) => {
    client.cork();
    scanner.push(chunk);
    client.uncork();
    if (client.writableNeedDrain) server.pause();
  });
  client.on('drain', () => server.resume());
}
