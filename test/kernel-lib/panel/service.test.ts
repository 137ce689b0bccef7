import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PANEL_PROTOCOL } from '../../../kernel-lib/src/panel/protocol';
import { createPanelService } from '../../../kernel-lib/src/panel/service';
import { type RecordingEndpoint, recordPasswords } from '../../e2e/recording-endpoint';
import { analyst, askServer, sandboxed } from '../redshift/support/sandboxed';
import { PanelLine } from './panel-line';

const sandbox = sandboxed();
let endpoint: RecordingEndpoint;
let folder: string;
let line: PanelLine;
let accept: ReturnType<typeof createPanelService>;
beforeAll(async () => {
  endpoint = await recordPasswords(sandbox().endpoint);
  process.env.AWS_ENDPOINT_URL = endpoint.url;
  folder = mkdtempSync(join(tmpdir(), 'shiftbook-panel-'));
  process.env.SHIFTBOOK_CONNECTIONS = join(folder, 'connections.json');
  mkdirSync(join(folder, 'work'));
  writeFileSync(
    join(folder, 'work', 'shiftbook.json'),
    JSON.stringify({ connections: { project: analyst } }),
  );
  accept = createPanelService({ version: '1.2.3', servedFolder: folder });
  line = new PanelLine(accept);
});
afterAll(async () => {
  line.close();
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const form = { ...analyst, name: 'dev', region: 'us-east-1' };
const project = { directory: 'work', connection: 'project' };

describe('the panel', () => {
  test('is greeted, and its older line closed when it loads again', async () => {
    const older = new PanelLine(accept);
    const hello = { protocol: PANEL_PROTOCOL, clientId: 'page' };
    expect(await older.call('hello', hello)).toEqual({
      protocol: PANEL_PROTOCOL,
      version: '1.2.3',
    });
    await new PanelLine(accept).call('hello', hello);
    expect(older.closed).toBe(true);
  });

  test('adds a connection that works, lists it, and removes it', async () => {
    const added = await line.call('connections.add', { connection: form });
    expect(added).toEqual({ ...form, source: 'user' });
    expect(line.progress).toContain('Connecting …');
    expect(await line.call('connections.list', { directory: 'work' })).toEqual([
      { ...form, name: 'project', source: 'project' },
      { ...form, source: 'user' },
    ]);
    expect(await line.call('connections.list', { directory: '' })).toEqual([added]);
    expect(await line.call('connections.remove', { name: 'dev' })).toBeNull();
    expect(await line.call('connections.list', { directory: '' })).toEqual([]);
  });

  test('saves nothing that does not work, and says what is wrong', async () => {
    const error = await line.failure('connections.add', {
      connection: { ...form, user: 'nobody' },
    });
    expect(error?.code).toBe('login-user-unknown');
    expect(error?.message).toContain('nobody');
    expect(error?.hint).toBeTruthy();
    expect(readFileSync(join(folder, 'connections.json'), 'utf8')).not.toContain('nobody');
  });

  test('tests a saved connection or a form', async () => {
    const saved = await line.call('connections.test', project);
    expect(saved.version).toContain('Redshift');
    expect(saved.user).toContain('analyst');
    const typed = await line.call('connections.test', { directory: '', connection: form });
    expect(typed).toEqual(saved);
  });

  test('reads the catalogue level by level', async () => {
    expect(await line.call('catalog.schemas', project)).toContainEqual({ name: 'public' });
    const tables = await line.call('catalog.tables', { ...project, schema: 'public' });
    expect(tables).toContainEqual({ name: 'sales', kind: 'table' });
    const columns = await line.call('catalog.columns', {
      ...project,
      schema: 'public',
      table: 'sales',
    });
    expect(columns).toContainEqual({ name: 'pricepaid', type: 'numeric(8,2)' });
  });

  test('gets code, message and hint of what fails', async () => {
    expect(
      await line.failure('catalog.schemas', { directory: 'work', connection: 'prod' }),
    ).toMatchObject({ code: 'profile-not-found', hint: expect.stringContaining('project') });
    expect(await line.failure('catalog.schemas', { directory: 'work' })).toMatchObject({
      code: 'panel-request',
    });
    expect(await line.failure('catalog.drop', {})).toMatchObject({ code: 'unknown-method' });
    expect(
      await line.failure('promote', { path: 'work/none.ipynb', mode: 'definition' }),
    ).toMatchObject({ code: expect.stringMatching(/^notebook-/) });
  });

  test('has its answer at once when it cancels', async () => {
    const { id, answer } = line.ask('connections.test', { directory: '', connection: form });
    line.cancel(id);
    expect((await answer).error?.code).toBe('cancelled');
  });

  test('leaves no session on the server when it goes', async () => {
    const other = new PanelLine(accept);
    await other.call('catalog.schemas', project);
    other.close();
    line.close();
    const sessions = async () =>
      (
        await askServer(
          sandbox(),
          "select from pg_stat_activity where application_name = 'shiftbook'",
        )
      ).length;
    await expect.poll(sessions, { timeout: 20_000 }).toBe(0);
  });

  test('never sees a secret', () => {
    const said = line.sent.join('\n');
    expect(said).not.toContain(sandbox().env.AWS_SECRET_ACCESS_KEY);
    expect(endpoint.passwords.size).toBeGreaterThan(0);
    for (const password of endpoint.passwords) expect(said).not.toContain(password);
  });
});
