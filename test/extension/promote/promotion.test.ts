import { expect, it, vi } from 'vitest';
import { prettyJson } from '../../../extension/src/promote/pretty-json.js';
import { Promotion } from '../../../extension/src/promote/promotion.js';
import { PanelClient } from '../../../extension/src/wire/client.js';
import { FakeKernel } from '../wire/fake-kernel.js';

async function started() {
  const kernel = new FakeKernel();
  const client = new PanelClient(kernel.makeLink, 'page');
  const notebook = { path: 'work/quickstart.ipynb', content: { cells: [] } };
  const promotion = new Promotion(client, notebook, 'run');
  const done = promotion.run();
  await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
  return { kernel, promotion, done };
}

it('sends the notebook as it stands, keeps what the kernel says, and ends with the summary', async () => {
  const { kernel, promotion, done } = await started();
  expect(kernel.requests[0]).toMatchObject({
    method: 'promote',
    params: { path: 'work/quickstart.ipynb', notebook: { cells: [] }, mode: 'run' },
  });
  kernel.progress(0, 'summarise: Executing');
  expect(promotion.state).toEqual({ phase: 'running' });
  const summary = { pipelineName: 'quickstart', definition: '{}', executionStatus: 'Succeeded' };
  kernel.answer(0, summary);
  await done;
  expect(promotion.lines).toEqual(['summarise: Executing']);
  expect(promotion.state).toEqual({ phase: 'done', summary });
});

it('ends with the kernel’s words where it fails', async () => {
  const { kernel, promotion, done } = await started();
  kernel.fail(0, {
    code: 'step-name',
    message: 'Cell 4: "a b" is no step name.',
    hint: 'Use a-b.',
  });
  await done;
  expect(promotion.state).toMatchObject({
    phase: 'failed',
    failure: { message: 'Cell 4: "a b" is no step name.', hint: 'Use a-b.' },
  });
});

it('can be stopped', async () => {
  const { kernel, promotion, done } = await started();
  promotion.stop();
  expect(kernel.cancels).toEqual([kernel.requests[0]?.id]);
  kernel.fail(0, { code: 'cancelled', message: 'Stopped.' });
  await done;
  expect(promotion.state).toEqual({ phase: 'stopped' });
});

it('shows a definition with a line for each member, and any other text as it is', () => {
  expect(prettyJson('{"Version":"2020-12-01"}')).toBe('{\n  "Version": "2020-12-01"\n}');
  expect(prettyJson('no JSON')).toBe('no JSON');
});
