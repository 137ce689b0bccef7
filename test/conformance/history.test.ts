import { beforeAll, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();
beforeAll(async () => {
  for (const code of ['const a = 1', 'a + 1', 'throw new Error("no")', 'a + 1', 'a * 3']) {
    await session.run(code);
  }
});

const history = async (request: object): Promise<unknown> =>
  (await session.client.request('history_request', { raw: true, output: false, ...request })).reply
    .history;

it('tail gives the last cells, oldest first, with their numbers', async () => {
  expect(await history({ hist_access_type: 'tail', n: 2 })).toEqual([
    [1, 4, 'a + 1'],
    [1, 5, 'a * 3'],
  ]);
});

it('with output, each cell comes with its result, if it has one', async () => {
  expect(await history({ hist_access_type: 'tail', n: 3, output: true })).toEqual([
    [1, 3, ['throw new Error("no")', null]],
    [1, 4, ['a + 1', '2']],
    [1, 5, ['a * 3', '3']],
  ]);
});

it('range gives cells of a session from one number up to, not including, another', async () => {
  expect(await history({ hist_access_type: 'range', session: 0, start: 2, stop: 4 })).toEqual([
    [1, 2, 'a + 1'],
    [1, 3, 'throw new Error("no")'],
  ]);
});

it('search finds cells by a glob pattern, the last n of them, each text once if asked', async () => {
  expect(await history({ hist_access_type: 'search', pattern: 'a ?*' })).toEqual([
    [1, 2, 'a + 1'],
    [1, 4, 'a + 1'],
    [1, 5, 'a * 3'],
  ]);
  expect(await history({ hist_access_type: 'search', pattern: 'a*', unique: true, n: 5 })).toEqual([
    [1, 4, 'a + 1'],
    [1, 5, 'a * 3'],
  ]);
  expect(await history({ hist_access_type: 'search', pattern: 'a*', n: 1 })).toEqual([
    [1, 5, 'a * 3'],
  ]);
  expect(await history({ hist_access_type: 'search', pattern: 'nothing*' })).toEqual([]);
});
