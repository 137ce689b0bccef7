import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { readSocket } from '../../../../kernel-lib/src/redshift/server/read-socket.js';

/** What is read, as copies, and the buffers that it came in. */
function reading(socket: Socket): { text: () => string; buffers: Set<unknown> } {
  const pieces: Buffer[] = [];
  const buffers = new Set<unknown>();
  readSocket(socket, (bytes) => {
    buffers.add(bytes.buffer);
    pieces.push(Buffer.from(bytes));
  });
  return { text: () => Buffer.concat(pieces).toString(), buffers };
}

test('a socket is read into one buffer, and its end is seen', async () => {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end('x'.repeat(300_000)));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as { port: number }).port, '127.0.0.1');
  await once(socket, 'connect');
  const { text, buffers } = reading(socket);
  socket.write('go');
  await once(socket, 'end');
  expect(text()).toHaveLength(300_000);
  expect(buffers.size).toBe(1);
});

test('what is no socket of Node’s is read by its events', async () => {
  const other = new Duplex({ read: () => undefined, write: () => undefined });
  const { text } = reading(other as Socket);
  other.push('abc');
  other.push(null);
  await once(other, 'end');
  expect(text()).toBe('abc');
});
