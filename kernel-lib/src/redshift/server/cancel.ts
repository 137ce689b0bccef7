import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { cancelRequest, tlsRequest } from '../wire/requests.js';
import type { Target } from './target.js';

/**
 * Asks the server, on a second TLS connection, to cancel what the session runs. Resolves when the server has closed
 * that connection, which it does after it has passed the signal on.
 *
 * @param signal gives up.
 * @throws what the socket or TLS say.
 */
export async function sendCancel(
  target: Target,
  processId: number,
  secretKey: number,
  signal: AbortSignal,
): Promise<void> {
  const tcp = connectTcp(target.port, target.host);
  tcp.on('error', () => undefined); // What matters is seen where it is waited for.
  try {
    await once(tcp, 'connect', { signal });
    tcp.write(tlsRequest());
    const [answer] = (await once(tcp, 'data', { signal })) as [Buffer];
    if (answer.toString('latin1') !== 'S') {
      throw new Error('The server does not take TLS connections.');
    }
    const socket = connectTls({ ...target.tls, socket: tcp, host: target.host });
    await once(socket, 'secureConnect', { signal });
    const closed = once(tcp, 'close', { signal });
    socket.on('error', () => undefined); // The server may close without a TLS goodbye.
    socket.end(cancelRequest(processId, secretKey));
    socket.resume();
    await closed;
  } finally {
    tcp.destroy();
  }
}
