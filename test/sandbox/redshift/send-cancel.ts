import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Sandbox } from '@shiftbook/sandbox';

/** Sends a CancelRequest as libpq does (plain, as PQcancel, or over TLS, as PQcancelStart) until the server hangs up. */
export async function sendCancel(
  sandbox: Sandbox,
  pid: number,
  secret: number,
  way: 'plain' | 'TLS',
): Promise<void> {
  const { host, port } = sandbox.cluster;
  const socket = connect(port, host);
  let stream: Duplex = socket;
  if (way === 'TLS') {
    socket.write(packet(80_877_103));
    await once(socket, 'data');
    stream = connectTls({
      socket,
      servername: host,
      ca: readFileSync(sandbox.env.SHIFTBOOK_CA as string),
    });
  }
  stream.resume();
  stream.write(packet(80_877_102, pid, secret));
  await once(stream, 'end');
  stream.destroy();
}

function packet(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * numbers.length);
  bytes.writeInt32BE(bytes.length, 0);
  for (const [index, number] of numbers.entries()) bytes.writeInt32BE(number, 4 + 4 * index);
  return bytes;
}
