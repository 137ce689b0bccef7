import { expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

it('says which language, protocol and versions it speaks, and where there is help', async () => {
  const { reply } = await session.client.request('kernel_info_request');
  expect(reply).toMatchObject({
    status: 'ok',
    protocol_version: expect.stringMatching(/^5\.[4-9]$/),
    implementation: 'shiftbook',
    implementation_version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    language_info: {
      name: 'typescript',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: expect.anything(),
      nbconvert_exporter: 'script',
    },
    banner: expect.stringContaining('TypeScript'),
    help_links: expect.arrayContaining([
      { text: expect.any(String), url: expect.stringMatching(/^https:/) },
    ]),
  });
});

it('advertises no debugger and no feature that it has not', async () => {
  const { reply } = await session.client.request('kernel_info_request');
  expect(reply.debugger).toBe(false);
  expect(reply.supported_features).toEqual([]);
});

it('is answered on control too', async () => {
  const { reply } = await session.client.request('kernel_info_request', {}, 'control');
  expect(reply).toMatchObject({ status: 'ok', implementation: 'shiftbook' });
});

it('is answered on control while a cell computes, and the heartbeat beats', async () => {
  const began = session.client.next(({ content }) => content.text === 'began\n');
  const cell = session.run('console.log("began"); while (true) {}');
  await began;
  expect(await session.client.beat('there?')).toBe('there?');
  const { reply } = await session.client.request('kernel_info_request', {}, 'control');
  expect(reply).toMatchObject({ status: 'ok', implementation: 'shiftbook' });
  await session.client.request('interrupt_request', {}, 'control');
  expect((await cell).reply.status).toBe('error');
});

it('and much else is answered on shell while a cell awaits', async () => {
  const began = session.client.next(({ content }) => content.text === 'began\n');
  const cell = session.run('console.log("began"); await new Promise(() => {});');
  await began;
  const replies = await Promise.all([
    session.client.request('kernel_info_request'),
    session.client.request('comm_info_request'),
    session.client.request('is_complete_request', { code: '1' }),
    session.client.request('complete_request', { code: 'Math.ma', cursor_pos: 7 }),
    session.client.request('inspect_request', { code: 'Math', cursor_pos: 4, detail_level: 0 }),
    session.client.request('history_request', { hist_access_type: 'tail', n: 1 }),
  ]);
  expect(replies.map(({ reply }) => reply.status)).toEqual([
    'ok',
    'ok',
    'complete',
    'ok',
    'ok',
    'ok',
  ]);
  await session.client.request('interrupt_request', {}, 'control');
  await cell;
});
