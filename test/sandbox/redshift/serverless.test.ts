import {
  GetCredentialsCommand,
  GetNamespaceCommand,
  GetWorkgroupCommand,
  ListNamespacesCommand,
  paginateListWorkgroups,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsConfiguration, databaseClient, query } from '../running.js';

let sandbox: Sandbox;
let client: RedshiftServerlessClient;
let login: { user: string; password: string; port: number };
beforeAll(async () => {
  sandbox = await startSandbox();
  client = new RedshiftServerlessClient(awsConfiguration(sandbox));
  const asked = new GetCredentialsCommand({ workgroupName: 'analytics', dbName: 'dev' });
  const { dbUser, dbPassword } = await client.send(asked);
  const port = sandbox.workgroup.port;
  login = { user: dbUser as string, password: dbPassword as string, port };
});
afterAll(() => sandbox?.stop());

describe('Redshift Serverless', () => {
  it('tells where a workgroup is reached', async () => {
    const asked = new GetWorkgroupCommand({ workgroupName: 'analytics' });
    const { workgroup } = await client.send(asked);
    expect(workgroup).toMatchObject({
      workgroupName: 'analytics',
      namespaceName: 'analytics',
      status: 'AVAILABLE',
      endpoint: { address: 'localhost', port: sandbox.workgroup.port },
      creationDate: expect.any(Date),
    });
  });

  it('lists workgroups in pages, and namespaces', async () => {
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListWorkgroups({ client, pageSize: 1 }, {})) {
      pages.push((page.workgroups ?? []).map(({ workgroupName }) => workgroupName));
    }
    expect(pages).toEqual([['analytics'], ['reports']]);
    const { namespaces } = await client.send(new ListNamespacesCommand({}));
    const asked = new GetNamespaceCommand({ namespaceName: 'analytics' });
    const { namespace } = await client.send(asked);
    expect(namespaces?.[0]).toEqual(namespace);
    expect(namespace).toMatchObject({ dbName: 'dev', adminUsername: 'awsuser' });
  });

  it('hands out logins of the user that belongs to the caller', async () => {
    expect(login.user).toBe('IAM:admin');
    const rows = await query(sandbox, 'select current_user as me', login);
    expect(rows).toEqual([{ me: 'IAM:admin' }]);
  });

  it.each([
    [{ workgroupName: 'none' }, 'ResourceNotFoundException'],
    [{ workgroupName: 'analytics', durationSeconds: 60 }, 'ValidationException'],
  ])('refuses %o as %s', async (input, name) => {
    await expect(client.send(new GetCredentialsCommand(input))).rejects.toMatchObject({ name });
  });
});

describe('a paused workgroup', () => {
  it('loses its sessions, refuses logins while it resumes, and then answers', async () => {
    const open = databaseClient(sandbox, login);
    await open.connect();
    const ended = new Promise((resolve) => open.once('end', resolve));
    open.on('error', () => undefined);
    sandbox.pauseWorkgroup({ resumeMilliseconds: 200 });
    await ended;
    await expect(query(sandbox, 'select 1', login)).rejects.toMatchObject({
      code: '57P03',
      message: 'workgroup analytics is paused; it is resuming now',
    });
    let rows: unknown;
    while (rows === undefined) {
      rows = await query(sandbox, 'select 1 as one', login).catch(() => undefined);
    }
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('keeps logins waiting where it was told to', async () => {
    sandbox.pauseWorkgroup({ answer: 'stall', resumeMilliseconds: 200 });
    expect(await query(sandbox, 'select 1 as one', login)).toEqual([{ one: 1 }]);
  });

  it('leaves the cluster alone', async () => {
    sandbox.pauseWorkgroup();
    expect(await query(sandbox, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is paused from outside by naming the instance', async () => {
    const pause = (instance: string) =>
      fetch(`${sandbox.endpoint}/_shiftbook/pause/${instance}?resumeMilliseconds=0`, {
        method: 'POST',
      });
    expect((await pause('another')).status).toBe(404);
    expect((await pause(sandbox.instance)).status).toBe(200);
    await expect(query(sandbox, 'select 1', login)).rejects.toMatchObject({ code: '57P03' });
  });
});
