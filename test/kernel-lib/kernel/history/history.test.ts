import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { History } from '../../../../kernel-lib/src/kernel/history/history';
import { SESSIONS_KEPT, Sessions } from '../../../../kernel-lib/src/kernel/history/sessions';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'shiftbook-history-'));
  folder = join(parent, 'history');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** A history in which the inputs were executed, all of them kept by now. */
async function executed(inputs: readonly string[], kept = true): Promise<History> {
  const history = new History(kept ? { sessions: new Sessions(folder) } : {});
  for (const [index, code] of inputs.entries()) history.add(index + 1, code);
  await history.written();
  return history;
}

const ask = async (history: History, request: object) =>
  (await history.answer({ ...request })).history;

describe('one session', () => {
  const inputs = ['select 1', 'a = 1', 'select 2', 'a = 1'];

  test('the tail is the newest entries, with their output where it is asked for', async () => {
    const history = await executed(inputs, false);
    history.setOutput('1');
    expect(await ask(history, { hist_access_type: 'tail', n: 2 })).toEqual([
      [1, 3, 'select 2'],
      [1, 4, 'a = 1'],
    ]);
    const tail = { hist_access_type: 'tail', n: 2, output: true };
    expect(await ask(history, tail)).toEqual([
      [1, 3, ['select 2', null]],
      [1, 4, ['a = 1', '1']],
    ]);
  });

  test('a range ends before its end; negative lines count from the end', async () => {
    const history = await executed(inputs, false);
    const range = { hist_access_type: 'range', session: 0 };
    expect(await ask(history, { ...range, start: 2, stop: 3 })).toEqual([[1, 2, 'a = 1']]);
    expect(await ask(history, { ...range, start: -1 })).toEqual([[1, 4, 'a = 1']]);
    expect(await ask(history, { ...range, start: 1, stop: -3 })).toEqual([[1, 1, 'select 1']]);
    expect(await ask(history, { ...range, session: 7 })).toEqual([]);
  });

  test('a search takes a shell pattern; the newest of equal inputs stands for all', async () => {
    const history = await executed([...inputs, 'last'], false);
    const search = { hist_access_type: 'search' };
    expect(await ask(history, { ...search, pattern: 'select ?' })).toEqual([
      [1, 1, 'select 1'],
      [1, 3, 'select 2'],
    ]);
    expect(await ask(history, { ...search, pattern: '*', unique: true, n: 3 })).toEqual([
      [1, 3, 'select 2'],
      [1, 4, 'a = 1'],
      [1, 5, 'last'],
    ]);
    expect(await ask(history, { ...search, pattern: 'select .' })).toEqual([]);
  });

  test('who does not want it raw gets the code that a cell stands for', async () => {
    const history = new History({ transform: (input) => input.toUpperCase() });
    history.add(1, 'a');
    expect(await ask(history, { hist_access_type: 'tail', raw: false })).toEqual([[1, 1, 'A']]);
    expect(await ask(history, { hist_access_type: 'tail', raw: true })).toEqual([[1, 1, 'a']]);
  });
});

describe('several sessions', () => {
  test('are numbered, and all found by tail, range and search', async () => {
    const first = await executed(['one', 'two']);
    first.setOutput('2');
    await first.written();
    const second = await executed(['three']);
    const tail = { hist_access_type: 'tail', n: 2, output: true };
    expect(await ask(second, tail)).toEqual([
      [1, 2, ['two', '2']],
      [2, 1, ['three', null]],
    ]);
    const range = { hist_access_type: 'range', start: 1 };
    expect(await ask(second, { ...range, session: -1 })).toEqual([
      [1, 1, 'one'],
      [1, 2, 'two'],
    ]);
    expect(await ask(second, { ...range, session: 2 })).toEqual([[2, 1, 'three']]);
    expect(await ask(second, { hist_access_type: 'search', pattern: 't*' })).toEqual([
      [1, 2, 'two'],
      [2, 1, 'three'],
    ]);
  });

  test('which begin at once have numbers of their own', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => executed([`cell ${index}`])));
    expect(await new Sessions(folder).numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('are not kept for ever', async () => {
    const sessions = new Sessions(folder);
    await executed(['oldest']);
    await Promise.all(
      Array.from({ length: SESSIONS_KEPT }, (_, index) =>
        writeFile(join(folder, `${String(index + 2).padStart(6, '0')}.jsonl`), ''),
      ),
    );
    await executed(['newest']);
    const numbers = await sessions.numbers();
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([
      SESSIONS_KEPT,
      3,
      SESSIONS_KEPT + 2,
    ]);
  });
});

test('nobody but the user may read what is kept', async () => {
  await executed(['secret']);
  const mode = async (path: string) => (await stat(path)).mode & 0o777;
  const [name = ''] = await readdir(folder);
  expect([await mode(folder), await mode(join(folder, name))]).toEqual([0o700, 0o600]);
});

test('broken lines are passed over', async () => {
  await executed(['whole']);
  const [name = ''] = await readdir(folder);
  const lines = ['{"line":1,"input":"kept"}', 'nonsense', 'null', '[]', '{"line":2,"inp'];
  await writeFile(join(folder, name), lines.join('\n'));
  const next = await executed([]);
  expect(await ask(next, { hist_access_type: 'tail', n: 9 })).toEqual([[1, 1, 'kept']]);
});

test('a folder that cannot be written to is reported once, and the session goes on in memory', async () => {
  await writeFile(folder, 'a file, not a folder');
  const reports: string[] = [];
  const history = new History({
    sessions: new Sessions(folder),
    report: (line) => reports.push(line),
  });
  history.add(1, 'a');
  history.add(2, 'b');
  await history.written();
  history.add(3, 'c');
  await history.written();
  expect(reports).toEqual([expect.stringMatching(/^History is not kept: .*EEXIST/)]);
  expect(await ask(history, { hist_access_type: 'tail', n: 1 })).toEqual([[1, 3, 'c']]);
});
