import { once } from 'node:events';
import { cancelRequest } from '../wire/requests.js';
import { openTcp, startTls } from './open-tls.js';
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
  const tcp = await openTcp(target, signal);
  try {
    const socket = await startTls(tcp, target, signal);
    const closed = once(tcp, 'close', { signal });
    socket.on('error', () => undefined); // The server may close without a TLS goodbye.
    // Without a goodbye: what stands between may close both sides at it, before the server has passed the signal on.
    socket.write(cancelRequest(processId, secretKey));
    socket.resume();
    await closed;
  } finally {
    tcp.destroy();
  }
}
