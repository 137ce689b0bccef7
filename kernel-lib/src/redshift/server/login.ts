import type { TemporaryCredentials } from '../credentials/temporary.js';
import { sendCancel } from './cancel.js';
import { guardLogin, loggedIn } from './pg-internals.js';
import { type Session, WireSession } from './session.js';
import type { Target } from './target.js';

/**
 * When probes start on a connection that is silent, in milliseconds. Load balancers and NAT gateways of AWS forget one
 * that is silent for 350 s, without a word to either side. After ten probes without an answer, a second apart, Node
 * gives the connection up.
 */
const KEEP_ALIVE = 30_000;

/**
 * Logs in, by a client of its own each time, since the user name may change with the credentials.
 *
 * @throws what `pg`, TLS or the socket say; `explainLoginFailure` puts it in words; the signal's reason.
 */
export async function login(
  target: Target,
  credentials: TemporaryCredentials,
  signal?: AbortSignal,
): Promise<Session> {
  signal?.throwIfAborted();
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: target.host,
    port: target.port,
    database: target.database,
    user: credentials.user,
    password: credentials.password(),
    ssl: target.tls,
    connectionTimeoutMillis: target.timeout,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
    application_name: 'shiftbook',
  });
  // Errors of a connection reach its statements through the socket; without a listener this event would end the process.
  client.on('error', () => undefined);
  guardLogin(client, credentials.password());
  const giveUp = (): void => {
    loggedIn(client).socket.destroy();
  };
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    await client.connect();
  } catch (error) {
    giveUp();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
  const { socket, processId, secretKey } = loggedIn(client);
  const session = new WireSession(
    socket,
    () => client.end(),
    (signal) => sendCancel(target, processId, secretKey, signal),
  );
  // Redshift writes 15 digits of a double by default; two more bring it over unchanged. Where a server refuses, it
  // stays at 15.
  await session.run('set extra_float_digits to 2', []);
  return session;
}
