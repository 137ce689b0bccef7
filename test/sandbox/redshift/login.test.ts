import { type EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { GetClusterCredentialsCommand } from '@aws-sdk/client-redshift';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseClient, query, redshiftClient } from '../running.js';
import { sendCancel } from './send-cancel.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

async function credentials(user: string, more: { AutoCreate?: boolean; DbGroups?: string[] } = {}) {
  const got = await redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({
      ClusterIdentifier: 'shiftbook',
      DbUser: user,
      DbName: 'dev',
      ...more,
    }),
  );
  return {
    user: got.DbUser as string,
    password: got.DbPassword as string,
    expiration: got.Expiration,
  };
}

describe('a login with temporary credentials', () => {
  it('is the user, on what says it is Redshift', async () => {
    const before = Date.now();
    const { user, password, expiration } = await credentials('analyst');
    expect(user).toBe('IAM:analyst');
    expect(expiration?.getTime()).toBeGreaterThanOrEqual(before + 900_000 - 1_000);
    const client = databaseClient(sandbox, { user, password });
    const announced = new Map<string, string>();
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.on('parameterStatus', ({ parameterName, parameterValue }) =>
      announced.set(parameterName, parameterValue),
    );
    await client.connect();
    const { rows } = await client.query(
      'select current_user as me, version(), count(*)::int as rows from sales',
    );
    await client.end();
    expect(rows[0]).toMatchObject({ me: 'analyst', rows: 172_456 });
    expect(rows[0].version).toMatch(/^PostgreSQL 8\.0\.2 on .* Redshift 1\.0\.\d+$/);
    expect(announced.get('server_version')).toBe('8.0.2');
  });

  it('lives beside others of the same user', async () => {
    const first = await credentials('analyst');
    const second = await credentials('analyst');
    expect(second.password).not.toBe(first.password);
    for (const login of [first, second]) {
      expect(await query(sandbox, 'select 1 as one', login)).toEqual([{ one: 1 }]);
    }
  });

  it('of an unknown user is refused, although the call for it succeeds', async () => {
    const login = await credentials('nobody');
    expect(login.user).toBe('IAM:nobody');
    await expect(query(sandbox, 'select 1', login)).rejects.toMatchObject({
      code: '28P01',
      message: 'password authentication failed for user "IAM:nobody"',
    });
  });

  it('makes the user where AutoCreate says so', async () => {
    const login = await credentials('newcomer', { AutoCreate: true });
    expect(login.user).toBe('IAMA:newcomer');
    expect(await query(sandbox, 'select current_user as me', login)).toEqual([{ me: 'newcomer' }]);
    // From now on the user is there.
    expect(
      await query(sandbox, 'select current_user as me', await credentials('newcomer')),
    ).toEqual([{ me: 'newcomer' }]);
  });

  it('joins the groups that were asked for, in its sessions only', async () => {
    const master = await credentials('awsuser');
    await query(sandbox, 'create role readers', master);
    await query(sandbox, 'create table secrets (a int)', master);
    await query(
      sandbox,
      'revoke all on secrets from analyst; grant select on secrets to readers',
      master,
    );
    const plain = await credentials('analyst');
    const joined = await credentials('analyst', { DbGroups: ['readers'] });
    await expect(query(sandbox, 'select * from secrets', plain)).rejects.toThrow(
      'permission denied',
    );
    expect(await query(sandbox, 'select * from secrets', joined)).toEqual([]);
    expect(await query(sandbox, 'select count(*)::int as n from venue', joined)).toEqual([
      { n: 202 },
    ]);
  });

  it.each([
    ['a wrong password', (password: string) => `${password}x`],
    ['a password of another form', () => 'secret'],
    ['no password', () => ''],
  ])('is refused with %s', async (_, change) => {
    const { user, password } = await credentials('analyst');
    await expect(
      query(sandbox, 'select 1', { user, password: change(password) }),
    ).rejects.toMatchObject({
      code: '28P01',
      message: 'password authentication failed for user "IAM:analyst"',
    });
  });

  it('cannot be had for the superuser, nor by the name of the role behind it', async () => {
    await expect(credentials('rdsdb')).rejects.toThrow('rdsdb is reserved');
    await expect(query(sandbox, 'select 1', { user: 'rdsdb', password: 'x' })).rejects.toThrow(
      'password authentication failed',
    );
    const { password } = await credentials('analyst');
    const [number, secret] = password.split('.') as [string, string];
    await expect(
      query(sandbox, 'select 1', { user: `IAM:${number}:analyst`, password: secret }),
    ).rejects.toThrow('password authentication failed');
  });
});

describe('the gateway', () => {
  it('refuses clients without TLS', async () => {
    await expect(query(sandbox, 'select 1', { ssl: false })).rejects.toMatchObject({
      code: '28000',
      message: 'no pg_hba.conf entry for host "127.0.0.1", user "analyst", database "dev", SSL off',
    });
    await expect(query(sandbox, 'select 1', { ssl: false, user: 'IAM:analyst' })).rejects.toThrow(
      'password authentication failed for user "IAM:analyst"',
    );
  });

  it("is refused by clients who do not trust the sandbox's CA", async () => {
    await expect(query(sandbox, 'select 1', { ssl: true })).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('tells of a database that does not exist', async () => {
    await expect(query(sandbox, 'select 1', { database: 'nowhere' })).rejects.toMatchObject({
      code: '3D000',
      message: 'database "nowhere" does not exist',
    });
  });

  it('drops startup parameters of drivers that PostgreSQL does not know, and keeps the others', async () => {
    const client = databaseClient(sandbox, {
      application_name: 'notebook',
      options: '-c statement_timeout=4321',
    });
    const { connection } = client as unknown as { connection: { startup(config: object): void } };
    const startup = connection.startup.bind(connection);
    connection.startup = (config) =>
      startup({
        ...config,
        driver_version: 'Redshift JDBC 2.1',
        plugin_name: 'x',
        os_version: 'y',
        replication: 'true',
      });
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('application_name') as name, current_setting('statement_timeout') as timeout`,
    );
    await client.end();
    expect(rows).toEqual([{ name: 'notebook', timeout: '4321ms' }]);
  });

  it.each(['plain', 'TLS'] as const)('passes a request to cancel on, %s', async (way) => {
    const client = databaseClient(sandbox);
    await client.connect();
    const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
    // Much longer than any test may take; it does not end by itself.
    const running = client.query('select count(*) from sales a, sales b, sales c');
    const ended = expect(running).rejects.toMatchObject({ code: '57014' });
    await until(
      `select from pg_stat_activity where pid = ${processID} and state = 'active' and query like '%sales a%'`,
    );
    await sendCancel(sandbox, processID, secretKey, way);
    await ended;
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it('holds the server back while a client does not read, and loses nothing', async () => {
    const client = databaseClient(sandbox);
    await client.connect();
    const { connection, processID } = client as unknown as {
      connection: { stream: Duplex };
      processID: number;
    };
    const reading = client.query(
      `select listid, repeat('x', 500) as filling from listing order by listid`,
    );
    connection.stream.pause();
    await until(
      `select from pg_stat_activity where pid = ${processID} and wait_event = 'ClientWrite'`,
    );
    connection.stream.resume();
    const { rows } = await reading;
    expect(rows).toHaveLength(192_497);
    expect(rows.at(-1).listid).toBe(192_497);
    await client.end();
  });

  it('survives whatever is sent to it instead of a login', async () => {
    const { host, port } = sandbox.cluster;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 8, maxLength: 64 }), async (bytes) => {
        const socket = connect(port, host);
        socket.on('error', () => undefined);
        socket.resume();
        socket.end(bytes);
        await once(socket, 'close');
      }),
      { numRuns: 50 },
    );
    expect(await query(sandbox, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

/** Waits until a statement has a row, as only the server can tell. */
async function until(statement: string): Promise<void> {
  const observer = databaseClient(sandbox);
  await observer.connect();
  while ((await observer.query(statement)).rowCount === 0);
  await observer.end();
}
