import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket, connect as tcpConnect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, rootCertificates, TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { connect, type Profile } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getClusterCredentials } from '../../../kernel-lib/src/redshift/credentials/get-cluster-credentials.js';
import { serverCertificate } from '../../../sandbox/src/tls/authority.js';
import { newUser, type Statement } from './support/identities.js';
import { analyst, askServer, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();
const folder = mkdtempSync(join(tmpdir(), 'shiftbook-diagnose-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

/** A server on this machine that does `answer` for each connection. */
async function listening(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { host: 'localhost', port };
}

/** The states of the steps, in short: `+` ok, `!` failed, `.` skipped. */
const states = (diagnosis: Awaited<ReturnType<typeof connect.diagnose>>) =>
  diagnosis.steps.map(({ state }) => ({ ok: '+', failed: '!', skipped: '.' })[state]).join('');

/** Diagnoses a connection that must fail; gives the first failure and the states of all steps. */
async function failing(profile: string | Profile) {
  const diagnosis = await connect.diagnose(profile, { directory: folder });
  const { name, error } = diagnosis.failed ?? {};
  return { step: name, states: states(diagnosis), ...error, message: error?.message };
}

describe('what works', () => {
  test.each<[string, Profile]>([
    ['a user of a cluster', analyst],
    ['the identity in a cluster', { kind: 'cluster-iam', cluster: 'shiftbook', database: 'dev' }],
    ['a workgroup', { kind: 'serverless', workgroup: 'analytics', database: 'dev' }],
    ['a secret', { kind: 'secret', secret: 'shiftbook/analyst', database: 'dev' }],
  ])('%s', async (_name, profile) => {
    const diagnosis = await connect.diagnose(profile);
    expect(states(diagnosis)).toBe('+++++++++');
    expect(diagnosis.ok).toBe(true);
    expect(diagnosis.failed).toBeUndefined();
  });

  test('the environment, where nothing is asked of AWS', async () => {
    const { host, port } = sandbox().cluster;
    const profile = { kind: 'environment', host, port, database: 'dev' } as const;
    expect(states(await connect.diagnose(profile))).toBe('+++++.+++');
  });

  test('a saved connection, told step by step', async () => {
    const content = { connections: { dev: { ...analyst, ca: process.env.SHIFTBOOK_CA } } };
    writeFileSync(join(folder, 'shiftbook.json'), JSON.stringify(content));
    const told: string[] = [];
    const diagnosis = await connect.diagnose('dev', {
      directory: folder,
      onStep: ({ name }) => told.push(name),
    });
    expect(told).toEqual(diagnosis.steps.map(({ name }) => name));
    expect(String(diagnosis)).toContain('localhost is 127.0.0.1');
    expect(diagnosis.summary).toBe('dev: everything works.');
  });
});

describe('what fails is told at its step, with what to do', () => {
  test('there is no such connection', async () => {
    expect(await failing('none')).toMatchObject({
      step: 'connection',
      code: 'profile-not-found',
      states: '!........',
    });
  });

  test('there is no such cluster in the region', async () => {
    expect(await failing({ ...analyst, cluster: 'none' })).toMatchObject({
      step: 'address',
      code: 'cluster-not-found',
      message: 'There is no Redshift cluster none in us-east-1.',
      hint: expect.stringContaining('region'),
      states: '+!.......',
    });
  });

  test('the host name does not resolve; credentials are looked at all the same', async () => {
    expect(await failing({ ...analyst, host: 'none.invalid' })).toMatchObject({
      step: 'name',
      code: 'host-not-found',
      states: '++!..++..',
    });
  });

  test('nothing listens', async () => {
    const { host, port } = await listening(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await failing({ ...analyst, host, port })).toMatchObject({
      step: 'tcp',
      code: 'host-unreachable',
      hint: expect.stringContaining('security group'),
      states: '+++!.++..',
    });
  });

  test('nothing answers in time', async () => {
    const silent = await listening(() => undefined);
    expect(await failing({ ...analyst, ...silent, connectTimeout: 50 })).toMatchObject({
      step: 'tls',
      code: 'connect-timeout',
      hint: expect.stringContaining('security group'),
    });
  });

  test('what answers speaks no TLS', async () => {
    const plain = await listening((socket) => socket.end('N'));
    expect(await failing({ ...analyst, ...plain })).toMatchObject({
      step: 'tls',
      code: 'tls-not-offered',
      states: '++++!++..',
    });
  });

  test('the certificate is for another name, as behind a load balancer', async () => {
    const { port } = sandbox().cluster;
    const behind: Profile = { ...analyst, host: '127.1', port };
    expect(await failing(behind)).toMatchObject({
      step: 'tls',
      code: 'tls-wrong-host',
      hint: expect.stringContaining('"sslMode": "verify-ca"'),
    });
    const checked = await connect.diagnose({ ...behind, sslMode: 'verify-ca' });
    expect(checked.ok).toBe(true);
  });

  test('the authority is not known, or its file is missing', async () => {
    const ca = join(folder, 'other.pem');
    writeFileSync(ca, rootCertificates[0] ?? '');
    expect(await failing({ ...analyst, ca })).toMatchObject({ step: 'tls', code: 'tls-untrusted' });
    expect(await failing({ ...analyst, ca: join(folder, 'none.pem') })).toMatchObject({
      step: 'tls',
      code: 'tls-ca-unreadable',
      states: '++++!++..',
    });
  });

  test('the user does not exist, for whom AWS hands out a password all the same', async () => {
    expect(await failing({ ...analyst, user: 'nosuch' })).toMatchObject({
      step: 'login',
      code: 'login-user-unknown',
      hint: expect.stringMatching(/CREATE USER "nosuch".*"autoCreate": true/),
      states: '+++++++!.',
    });
  });

  test('a proxy on the way ends TLS: Redshift speaks of the password', async () => {
    const directory = mkdtempSync(join(folder, 'proxy-'));
    const { caFile, ...certificate } = await serverCertificate(directory);
    const secureContext = createSecureContext(certificate);
    const proxy = await listening((socket) => {
      socket.once('data', () => {
        socket.write('S');
        const client = new TLSSocket(socket, { isServer: true, secureContext });
        client.on('error', () => undefined);
        const server = tcpConnect(sandbox().cluster.port, '127.0.0.1');
        server.on('error', () => client.destroy());
        client.pipe(server).pipe(client);
      });
    });
    expect(await failing({ ...analyst, ...proxy, ca: caFile })).toMatchObject({
      step: 'login',
      hint: expect.stringContaining('it must speak TLS to Redshift'),
    });
  });

  test('the password has expired', async () => {
    const credentials = await getClusterCredentials(analyst);
    const [role] = await askServer(
      sandbox(),
      "select rolname from pg_roles where rolname like 'IAM:%:analyst' order by oid desc limit 1",
    );
    await askServer(sandbox(), `alter role "${String(role?.rolname)}" valid until '2000-01-01'`);
    process.env.OLD_USER = credentials.user;
    process.env.OLD_PASSWORD = credentials.password();
    const { host, port } = sandbox().cluster;
    const names = { userVariable: 'OLD_USER', passwordVariable: 'OLD_PASSWORD' };
    expect(
      await failing({ kind: 'environment', host, port, database: 'dev', ...names }),
    ).toMatchObject({ step: 'login', code: 'login-expired' });
  });

  test('the database does not exist', async () => {
    expect(await failing({ ...analyst, database: 'none' })).toMatchObject({
      step: 'login',
      code: 'database-not-found',
    });
  });

  test('the workgroup is paused', async () => {
    sandbox().pauseWorkgroup({ resumeMilliseconds: 0 });
    const profile = { kind: 'serverless', workgroup: 'analytics', database: 'dev' } as const;
    expect(await failing(profile)).toMatchObject({
      step: 'login',
      code: 'workgroup-paused',
      hint: expect.stringContaining('resumes by itself'),
    });
  });
});

describe('who asks AWS', () => {
  const before: NodeJS.ProcessEnv = {};
  beforeAll(() => Object.assign(before, process.env));
  afterAll(() => Object.assign(process.env, before));

  /** Has the clients of a region, which are made once, act as a new user. */
  async function as(name: string, ...allowed: Statement[]) {
    const keys = await newUser(sandbox(), name, ...allowed);
    process.env.AWS_ACCESS_KEY_ID = keys.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = keys.secretAccessKey;
  }
  const describing = { Action: 'redshift:DescribeClusters', Resource: '*' };
  const getting = { Action: 'redshift:GetClusterCredentials', Resource: '*' };

  test('nobody', async () => {
    Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' });
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    expect(await failing({ ...analyst, region: 'eu-west-1' })).toMatchObject({
      step: 'address',
      code: 'aws-credentials-missing',
      states: '+!.......',
    });
    const { host, port } = sandbox().cluster;
    expect(await failing({ ...analyst, region: 'eu-west-1', host, port })).toMatchObject({
      step: 'permission',
      code: 'aws-credentials-missing',
      states: '+++++!...',
    });
  });

  test('somebody who may not describe clusters', async () => {
    await as('blind', getting);
    expect(await failing({ ...analyst, region: 'eu-west-2' })).toMatchObject({
      step: 'address',
      code: 'aws-access-denied',
      hint: expect.stringMatching(/redshift:DescribeClusters.*set "host" and "port"/),
      states: '+!...++..',
    });
  });

  test('somebody who may not have credentials', async () => {
    await as('looker', describing);
    expect(await failing({ ...analyst, region: 'eu-west-3' })).toMatchObject({
      step: 'permission',
      code: 'aws-access-denied',
      hint: expect.stringMatching(/GetClusterCredentials on dbuser:shiftbook\/analyst and dbname/),
      states: '+++++!...',
    });
  });

  test('somebody who may not join groups or create users', async () => {
    await as('joiner', describing, getting);
    const here: Profile = { ...analyst, region: 'eu-central-1' };
    expect(await failing({ ...here, groups: ['readers'] })).toMatchObject({
      step: 'permission',
      message: expect.stringContaining('redshift:JoinGroup'),
      hint: expect.stringMatching(/redshift:JoinGroup on dbgroup:.*remove "groups"/),
    });
    expect(await failing({ ...here, autoCreate: true })).toMatchObject({
      step: 'permission',
      message: expect.stringContaining('redshift:CreateClusterUser'),
      hint: expect.stringMatching(/CreateClusterUser on dbuser:.*remove "autoCreate"/),
    });
  });
});

test('a diagnosis shows itself, and no secret', async () => {
  const password = process.env.PGPASSWORD as string;
  const good = await connect.diagnose({
    kind: 'secret',
    secret: 'shiftbook/analyst',
    database: 'dev',
  });
  const bad = await connect.diagnose({ ...analyst, user: '<b>"' });
  for (const diagnosis of [good, bad]) {
    const display = (diagnosis as unknown as Record<symbol, () => Record<string, string>>)[
      Symbol.for('Jupyter.display')
    ]?.call(diagnosis);
    expect(display?.['text/plain']).toBe(String(diagnosis));
    expect(display?.['text/html']).toMatch(/^<table>.*✓.*<\/table>$/s);
    expect(display?.['text/html']).not.toContain('<b>');
    for (const shown of [inspect(diagnosis, { depth: 20, showHidden: true }), inspect(display)]) {
      expect(shown).not.toContain(password);
      expect(shown).not.toContain(process.env.AWS_SECRET_ACCESS_KEY);
    }
  }
});
