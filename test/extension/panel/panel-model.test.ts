import { describe, expect, it, vi } from 'vitest';
import { PanelModel } from '../../../extension/src/panel/panel-model.js';
import { PanelClient } from '../../../extension/src/wire/client.js';
import { FakeKernel } from '../wire/fake-kernel.js';

const dev = {
  name: 'dev',
  cluster: 'shiftbook',
  database: 'dev',
  user: 'analyst',
  region: 'us-east-1',
  source: 'project',
};

/** A panel that is in view and has read its connections. */
async function shown(directory = 'work') {
  const kernel = new FakeKernel();
  const model = new PanelModel(new PanelClient(kernel.makeLink, 'page'));
  model.show(directory);
  await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
  kernel.answer(0, [dev]);
  await vi.waitFor(() => expect(model.rows).toHaveLength(1));
  return { kernel, model };
}

describe('the panel', () => {
  it('starts no kernel before it is shown', () => {
    const kernel = new FakeKernel();
    const model = new PanelModel(new PanelClient(kernel.makeLink, 'page'));
    model.setDirectory('work');
    expect(kernel.links).toEqual([]);
  });

  it('reads the connections of the notebook’s folder when it is first shown, once', async () => {
    const { kernel, model } = await shown();
    model.show('work');
    expect(kernel.requests).toMatchObject([
      { method: 'connections.list', params: { directory: 'work' } },
    ]);
    expect(model.rows[0]?.node).toMatchObject({ path: ['dev'], detail: 'analyst@dev' });
  });

  it('reads them again for a notebook of another folder', async () => {
    const { kernel, model } = await shown();
    model.setDirectory('elsewhere');
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(2));
    expect(kernel.requests[1]).toMatchObject({ params: { directory: 'elsewhere' } });
  });

  it('clears what it shows at once when the kernel restarts, and reads it again', async () => {
    const { kernel, model } = await shown();
    void model.tree.expand(['dev']);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(2));
    kernel.link.events.restarting();
    expect(model.rows).toEqual([]);
    kernel.link.events.restarted();
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(3));
    kernel.answer(2, [dev]);
    await vi.waitFor(() => expect(model.rows).toHaveLength(1));
  });

  it('says how a test of a connection ended', async () => {
    const { kernel, model } = await shown();
    const tested = model.test('dev');
    expect(model.connections.isBusy('dev')).toBe(true);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(2));
    kernel.answer(1, { user: 'IAM:analyst', version: 'Redshift 1.0' });
    await tested;
    expect(model.notice).toEqual({
      kind: 'info',
      text: 'dev: connected as IAM:analyst. Redshift 1.0',
    });
    expect(model.connections.isBusy('dev')).toBe(false);
  });

  it('keeps the form open when the connection fails', async () => {
    const { kernel, model } = await shown();
    model.openForm();
    const fields = { name: 'x', cluster: 'c', user: 'u' } as const;
    model.form?.set('name', fields.name);
    model.form?.set('cluster', fields.cluster);
    model.form?.set('user', fields.user);
    const submitted = model.submitForm();
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(2));
    kernel.fail(1, { code: 'login-user-unknown', message: 'No user u.' });
    await submitted;
    expect(model.form?.values).toMatchObject(fields);
    expect(model.form?.errors).toEqual({ user: 'No user u.' });
  });
});
