import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates, TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { type ClusterProfile, connect, ShiftbookError } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getClusterCredentials } from '../../../kernel-lib/src/redshift/credentials/get-cluster-credentials.js';
import { TemporaryCredentials } from '../../../kernel-lib/src/redshift/credentials/temporary.js';
import { login } from '../../../kernel-lib/src/redshift/server/login.js';
import { explainLoginFailure } from '../../../kernel-lib/src/redshift/server/login-failure.js';
import { targetOf } from '../../../kernel-lib/src/redshift/server/target.js';
import { serverCertificate } from '../../../sandbox/src/tls/authority.js';
import { analyst, failureOf, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();
const folder = mkdtempSync(join(tmpdir(), 'shiftbook-login-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Connects with a changed profile and gives what it throws. */
const failing = (change: Partial<ClusterProfile>): Promise<unknown> =>
  failureOf(connect({ ...analyst, ...change }));

/** A server at a free port that does `answer` for each connection. */
async function listening(
  answer: (socket: Socket) => void,
): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const authentication = (code: number, ...more: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([int32(code), ...more]);
  return Buffer.concat([Buffer.from('R'), int32(body.length + 4), body]);
};

const READY = Buffer.concat([Buffer.from('Z'), int32(5), Buffer.from('I')]);

/** A server with TLS that does `answer` once a client wants to log in, and how a profile reaches it. */
async function loginServer(answer: (client: TLSSocket) => void) {
  const directory = mkdtempSync(join(folder, 'tls-'));
  const certificate = await serverCertificate(directory);
  const { server, port } = await listening((socket) => {
    socket.once('data', () => {
      socket.write('S');
      const client = new TLSSocket(socket, { isServer: true, ...certificate });
      client.on('error', () => undefined);
      client.once('data', () => answer(client));
    });
  });
  const profile = { ...analyst, host: 'localhost', port, ca: certificate.caFile };
  return { profile, close: () => server.close() };
}

describe('a login that fails says why', () => {
  test('the user does not exist', async () => {
    expect(await failing({ user: 'nosuch' })).toMatchObject({
      code: 'login-user-unknown',
      message: expect.stringMatching(/user nosuch does not exist in the database dev/),
      hint: expect.stringMatching(/CREATE USER "nosuch".*"autoCreate": true/),
    });
  });

  test('the cluster does not exist', async () => {
    expect(await failing({ cluster: 'nosuch' })).toMatchObject({
      code: 'cluster-not-found',
      message: expect.stringContaining('cluster nosuch in us-east-1'),
    });
  });

  test('the database does not exist', async () => {
    const error = await failing({ database: 'nosuch' });
    expect(error).toMatchObject({ code: 'database-not-found' });
    expect(String(error)).toContain('"nosuch"');
  });

  test('another authority signed the certificate', async () => {
    const ca = join(folder, 'other.pem');
    writeFileSync(ca, rootCertificates[0] ?? '');
    expect(await failing({ ca })).toMatchObject({
      code: 'tls-untrusted',
      hint: expect.stringContaining(ca),
    });
  });

  test('the CA file is not there', async () => {
    expect(await failing({ ca: join(folder, 'none.pem') })).toMatchObject({
      code: 'tls-ca-unreadable',
      message: expect.stringContaining('none.pem'),
    });
  });

  test('the name in the certificate is another, unless verify-ca says that this is all right', async () => {
    const { port } = sandbox().cluster;
    const host = '127.1'; // resolves to 127.0.0.1, and is another name than the certificate's
    expect(await failing({ host, port })).toMatchObject({
      code: 'tls-wrong-host',
      hint: expect.stringContaining('verify-ca'),
    });
    await using rs = await connect({ ...analyst, host, port, sslMode: 'verify-ca' });
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('nothing listens there', async () => {
    const { server, port } = await listening(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    expect(await failing({ host: '127.0.0.1', port })).toMatchObject({
      code: 'host-unreachable',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
  });

  test('the name is not known', async () => {
    expect(await failing({ host: 'nosuch.invalid' })).toMatchObject({
      code: 'host-not-found',
      message: expect.stringContaining('nosuch.invalid'),
    });
  });

  test.each([
    ['refuses TLS', (socket: Socket) => socket.end('N')],
    ['is no database', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('what answers %s', async (_name, answer) => {
    const { server, port } = await listening(answer);
    try {
      expect(await failing({ host: '127.0.0.1', port })).toMatchObject({ code: 'tls-not-offered' });
    } finally {
      server.close();
    }
  });

  test('the server hangs up', async () => {
    const { server, port } = await listening((socket) => socket.destroy());
    try {
      expect(await failing({ host: '127.0.0.1', port })).toMatchObject({
        code: 'host-unreachable',
      });
    } finally {
      server.close();
    }
  });

  test.each([
    ['a token', 14, 'identity provider'],
    ['what nobody here knows', 99, '99'],
  ])('the server asks for %s', async (_name, code, named) => {
    const asks = await loginServer((client) => client.write(authentication(code)));
    expect(await failing(asks.profile)).toMatchObject({
      code: 'login-method-unknown',
      message: expect.stringContaining(named),
    });
    asks.close();
  });

  test('kinds that need a real cluster to happen', () => {
    const target = { host: 'h', port: 5439, database: 'dev', tls: {}, timeout: 1 };
    const explain = (code: string, message: string) =>
      explainLoginFailure(Object.assign(new Error(message), { code }), analyst, target, 'IAM:a')
        .code;
    expect(explain('28000', 'IAM Authentication token has expired')).toBe('login-expired');
    expect(explain('', 'timeout expired')).toBe('connect-timeout');
    expect(explain('42501', 'permission denied for database dev')).toBe('login-no-permission');
    expect(explain('58030', 'disk on fire')).toBe('login-failed');
  });
});

describe('a login by a salted digest, as Redshift asks for it', () => {
  const salt = Buffer.from('salt of the user');
  const nonce = Buffer.from('nonce of the server');
  const counted = (bytes: Buffer) => Buffer.concat([int32(bytes.length), bytes]);

  test('is answered', async () => {
    const answered = new Promise<Buffer>((resolve) => {
      void loginServer((client) => {
        client.once('data', (answer: Buffer) => {
          client.write(Buffer.concat([authentication(0), READY]));
          client.once('data', () => client.write(READY)); // a setting of the session
          resolve(answer);
        });
        client.write(authentication(13, int32(0), counted(salt), counted(nonce)));
      }).then(async ({ profile, close }) => {
        const target = targetOf(profile, { ...profile, region: '', clusterRoleArn: undefined });
        const session = await login(target, new TemporaryCredentials('IAM:a', 'secret', 1_000));
        session.drop();
        close();
      });
    });
    const message = await answered;
    expect(message.toString('latin1', 0, 1)).toBe('d');
    expect(message.readInt32BE(1)).toBe(message.length - 1);
    const own = message.subarray(5 + 4 + 32 + 4);
    const inner = createHash('sha256').update('secret').update(salt).digest();
    const digest = createHash('sha256').update(inner).update(nonce).update(own).digest();
    expect(message.subarray(5)).toEqual(Buffer.concat([counted(digest), counted(own)]));
  });
});

describe('secrets', () => {
  let password = '';
  beforeAll(async () => {
    password = (await getClusterCredentials(analyst)).password();
  });

  test('show in no inspection, no JSON and no error', async () => {
    const credentials = await getClusterCredentials(analyst);
    await using rs = await connect(analyst);
    const errors = await Promise.all([
      failing({ user: 'nosuch' }),
      failureOf(rs.sql`select nosuch`),
    ]);
    for (const thing of [credentials, rs, rs.profile, await rs.sql`select 1`, ...errors]) {
      const shown = inspect(thing, { depth: 20, showHidden: true, getters: true });
      for (const secret of [password, credentials.password(), process.env.AWS_SECRET_ACCESS_KEY]) {
        expect(secret?.length).toBeGreaterThan(8);
        expect(shown).not.toContain(secret);
        expect(JSON.stringify(thing) ?? '').not.toContain(secret);
      }
    }
    expect(errors.every((error) => error instanceof ShiftbookError)).toBe(true);
  });
});
