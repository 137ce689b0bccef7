import { expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

const inspect = async (code: string) =>
  (
    await session.client.request('inspect_request', {
      code,
      cursor_pos: code.length,
      detail_level: 0,
    })
  ).reply;

it('inspect finds no name that there is not', async () => {
  expect(await inspect('nothingOfThisName')).toMatchObject({ found: false, data: {} });
});

it('inspect tells types as code and documentation as Markdown', async () => {
  await session.run(
    '/**\n * How **warm** it is.\n * @param room which\n */\nfunction warmth(room: string): number { return room.length; }',
  );
  const { data } = await inspect('warmth');
  expect((data as Record<string, string>)['text/markdown']).toMatch(
    /```(ts|typescript)\n[\s\S]*warmth\(room: string\): number[\s\S]*```[\s\S]*How \*\*warm\*\* it is\.[\s\S]*room/,
  );
});

it('a question about an unknown name says that nothing is known, and is no failure', async () => {
  const { reply, published } = await session.run('nobody?');
  expect(reply).toMatchObject({ status: 'ok', payload: [] });
  expect(JSON.stringify(published)).toContain('Nothing is known of');
});

it('a template that is not ended is incomplete', async () => {
  const { reply } = await session.client.request('is_complete_request', { code: '`template' });
  expect(reply.status).toBe('incomplete');
});
