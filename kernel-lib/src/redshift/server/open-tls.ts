import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { tlsRequest } from '../wire/requests.js';
import type { Target } from './target.js';

/** A TCP connection to the server. @throws what the socket says; the signal's reason. */
export async function openTcp({ host, port }: Target, signal: AbortSignal): Promise<Socket> {
  const tcp = connectTcp(port, host);
  tcp.on('error', () => undefined); // What matters is seen where it is waited for.
  try {
    await once(tcp, 'connect', { signal });
    return tcp;
  } catch (error) {
    tcp.destroy();
    throw error;
  }
}

/**
 * Asks the server for TLS, as PostgreSQL's protocol does, and checks its certificate.
 *
 * @throws what the socket or TLS say, or that the server does not support it; the signal's reason.
 */
export async function startTls(
  tcp: Socket,
  target: Target,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const closed = once(tcp, 'close', { signal }).then(() => {
    throw new Error('Connection terminated unexpectedly');
  });
  closed.catch(() => undefined);
  tcp.write(tlsRequest());
  const [answer] = (await Promise.race([once(tcp, 'data', { signal }), closed])) as [Buffer];
  if (answer.toString('latin1') !== 'S') {
    throw new Error('The server does not support SSL connections');
  }
  const socket = connectTls({ ...target.tls, socket: tcp, host: target.host });
  await Promise.race([once(socket, 'secureConnect', { signal }), closed]);
  return socket;
}
