import { describe, expect, it, vi } from 'vitest';
import { ConnectionsModel } from '../../../extension/src/connections/connections-model.js';
import { checkForm, EMPTY_FORM } from '../../../extension/src/connections/form.js';
import { FormModel } from '../../../extension/src/connections/form-model.js';
import { PanelClient } from '../../../extension/src/wire/client.js';
import { FakeKernel } from '../wire/fake-kernel.js';

const form = {
  name: 'dev',
  cluster: 'shiftbook',
  database: 'dev',
  user: 'analyst',
  region: 'us-east-1',
};

describe('the check before sending', () => {
  it('finds nothing wrong with a good form', () => {
    expect(checkForm(form, ['other'])).toEqual({});
    expect(checkForm({ ...form, region: '' }, [])).toEqual({});
  });

  it.each([
    [{ ...form, name: '' }, { name: 'Name is missing.' }],
    [{ ...form, user: '  ' }, { user: 'Database user is missing.' }],
    [{ ...form, name: 'my dev' }, { name: expect.stringContaining('“my dev”') }],
    [{ ...form, name: 'taken' }, { name: 'A connection is named “taken” already.' }],
    [{ ...form, cluster: 'Shift_Book' }, { cluster: expect.stringContaining('“Shift_Book”') }],
    [{ ...form, region: 'Virginia' }, { region: '“Virginia” is no AWS region.' }],
  ])('names the field: %j', (bad, errors) => {
    expect(checkForm(bad, ['taken'])).toEqual(errors);
  });
});

describe('the form', () => {
  const filled = () => {
    const kernel = new FakeKernel();
    const connections = new ConnectionsModel(new PanelClient(kernel.makeLink, 'page'));
    const model = new FormModel(connections);
    for (const [field, value] of Object.entries(form)) model.set(field as keyof typeof form, value);
    return { kernel, model };
  };

  it('asks nobody while a field is wrong', async () => {
    const { kernel, model } = filled();
    model.set('cluster', ' ');
    expect(await model.submit()).toBeUndefined();
    expect(model.errors).toEqual({ cluster: 'Cluster is missing.' });
    expect(kernel.links).toEqual([]);
    model.set('cluster', 's');
    expect(model.errors).toEqual({});
  });

  it('stays filled in, with the reason at the field, when the connection fails', async () => {
    const { kernel, model } = filled();
    const submitted = model.submit();
    expect(model.submitting).toBe(true);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.fail(0, {
      code: 'cluster-not-found',
      message: 'No cluster "shiftbook".',
      hint: 'Look.',
    });
    expect(await submitted).toBeUndefined();
    expect(model.submitting).toBe(false);
    expect(model.values).toEqual(form);
    expect(model.failure).toMatchObject({ message: 'No cluster "shiftbook".', hint: 'Look.' });
    expect(model.errors).toEqual({ cluster: 'No cluster "shiftbook".' });
  });

  it('gives the saved connection when it works, sent without blanks around', async () => {
    const { kernel, model } = filled();
    model.set('user', ' analyst ');
    const submitted = model.submit();
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    expect(kernel.requests[0]).toMatchObject({
      method: 'connections.add',
      params: { connection: form },
    });
    kernel.answer(0, { ...form, source: 'user' });
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(2));
    kernel.answer(1, [{ ...form, source: 'user' }]);
    expect(await submitted).toMatchObject({ name: 'dev' });
  });

  it('starts with what is usual', () => {
    expect(EMPTY_FORM).toMatchObject({ name: '', database: 'dev' });
  });
});
