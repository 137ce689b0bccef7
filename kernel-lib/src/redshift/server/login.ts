import type { TemporaryCredentials } from '../credentials/temporary.js';
import { sendCancel } from './cancel.js';
import { guardLogin, loggedIn } from './pg-internals.js';
import { Session } from './session.js';
import { CONNECT_TIMEOUT, type Target } from './target.js';

/** When probes start on a connection that is silent, in milliseconds: before load balancers and NAT forget it. */
const KEEP_ALIVE = 30_000;

/**
 * Logs in, by a client of its own each time, since the user name may change with the credentials.
 *
 * @throws what `pg`, TLS or the socket say; `explainLoginFailure` puts it in words.
 */
export async function login(target: Target, credentials: TemporaryCredentials): Promise<Session> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: target.host,
    port: target.port,
    database: target.database,
    user: credentials.user,
    password: credentials.password(),
    ssl: target.tls,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
    application_name: 'shiftbook',
  });
  // Errors of a connection reach its statements through the socket; without a listener this event would end the process.
  client.on('error', () => undefined);
  guardLogin(client);
  try {
    await client.connect();
  } catch (error) {
    loggedIn(client).socket.destroy();
    throw error;
  }
  const { socket, processId, secretKey } = loggedIn(client);
  const session = new Session(
    socket,
    () => client.end(),
    () => sendCancel(target, processId, secretKey),
  );
  // Redshift writes 15 digits of a double by default; two more bring it over unchanged. Where a server refuses, it
  // stays at 15.
  await session.run('set extra_float_digits to 2', []);
  return session;
}
