import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Pool } from 'pg';
import { SERVER_VERSION } from './catalog/version.js';
import type { HistorySession } from './history/history.js';
import { badPassword, databaseUser, explainRefusal, type Refusal, resolveLogin } from './login.js';
import { startupParameters } from './parameters.js';
import type { RelayContext } from './relay/session.js';
import { type Message, takeMessage } from './wire/reading.js';
import type { Opening } from './wire/startup.js';
import {
  askPassword,
  fatal,
  negotiateVersion,
  parameterStatus,
  passwordMessage,
  startupMessage,
} from './wire/writing.js';

/** What a session needs of the server behind the gateway. */
export interface Backend {
  /** Path of PostgreSQL's socket. */
  readonly socket: string;
  /** Connections as the superuser. */
  readonly pool: Pool;
  /** Names of the settings that a client may send at startup, in lower case. */
  readonly settings: ReadonlySet<string>;
  readonly relay: RelayContext;
}

/** A session with PostgreSQL that is ready to be relayed. */
export interface LoggedIn {
  readonly server: Socket;
  readonly who: HistorySession;
}

type Startup = Extract<Opening, { kind: 'startup' }>;

/**
 * Logs the client in: asks for its password, logs in to PostgreSQL with what stands behind it, and passes PostgreSQL's
 * greeting on with Redshift's version. Returns PostgreSQL's end, ready to be relayed, or undefined where the client was
 * refused or went away.
 */
export async function logIn(
  client: Duplex,
  startup: Startup,
  backend: Backend,
): Promise<LoggedIn | undefined> {
  const { parameters, options } = startupParameters(startup.parameters, backend.settings);
  const user = startup.parameters.get('user') ?? '';
  if (user === '') return refuse(client, { code: '28000', text: 'no user name in startup packet' });
  if (startup.minor > 0 || options.length > 0) client.write(negotiateVersion(options));
  client.write(askPassword());
  const answer = await takeMessage(client);
  if (answer === undefined) return undefined;
  if (answer.type !== 'p') return refuse(client, { code: '08P01', text: 'expected a password' });

  const login = resolveLogin(user, answer.body.toString('utf8').replace(/\0$/, ''));
  if (login === undefined) return refuse(client, badPassword(user));
  const server = connectSocket(backend.socket);
  server.on('error', () => server.destroy());
  try {
    server.write(startupMessage(new Map([...parameters, ['user', login.role]])));
    const greeted = await greet(client, server, login.password, async () =>
      explainRefusal(backend.pool, user, login.role),
    );
    if (greeted !== undefined) {
      const name = databaseUser(user);
      server.on('error', () => client.destroy());
      return {
        server,
        who: { database: parameters.get('database') ?? name, user: name, pid: greeted },
      };
    }
  } catch {
    // Whatever was asked of PostgreSQL, it is not there now.
    refuse(client, RESTARTING);
  }
  server.destroy();
  return undefined;
}

/** Passes messages from PostgreSQL on until it is ready for the first query. Returns its process. */
async function greet(
  client: Duplex,
  server: Socket,
  password: string,
  explain: () => Promise<Refusal>,
): Promise<number | undefined> {
  let pid = 0;
  for (;;) {
    const message = await takeMessage(server);
    if (message === undefined) return refuse(client, RESTARTING);
    if (message.type === 'R' && message.body.readInt32BE(0) === 3) {
      server.write(passwordMessage(password));
    } else if (message.type === 'E') {
      if (sqlState(message) === '28P01') refuse(client, await explain());
      else client.end(message.bytes);
      return undefined;
    } else {
      client.write(isServerVersion(message) ? VERSION_STATUS : message.bytes);
      if (message.type === 'K') pid = message.body.readInt32BE(0);
      if (message.type === 'Z') return pid;
    }
  }
}

/** PostgreSQL ends all sessions without a word, those that begin too, where one of its processes has crashed. */
const RESTARTING: Refusal = { code: '57P03', text: 'the database system is starting up' };

const VERSION_STATUS = parameterStatus('server_version', SERVER_VERSION);

const isServerVersion = ({ type, body }: Message) =>
  type === 'S' && body.toString('utf8').startsWith('server_version\0');

const sqlState = ({ body }: Message) =>
  body
    .toString('utf8')
    .split('\0')
    .find((field) => field.startsWith('C'))
    ?.slice(1);

/** Tells the client why it cannot come in, and closes. */
export function refuse(client: Duplex, { code, text }: Refusal): undefined {
  client.end(fatal(code, text));
  return undefined;
}
