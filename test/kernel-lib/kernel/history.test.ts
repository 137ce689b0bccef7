import { expect, test } from 'vitest';
import { History } from '../../../kernel-lib/src/kernel/history';

const history = new History();
for (const [index, code] of ['select 1', 'a = 1', 'select 2', 'a = 1'].entries()) {
  history.add(index + 1, code);
}
history.setOutput('1');
const ask = (request: object) => history.answer({ ...request }).history;

test('the tail is the newest entries, with their output where it is asked for', () => {
  expect(ask({ hist_access_type: 'tail', n: 2 })).toEqual([
    [1, 3, 'select 2'],
    [1, 4, 'a = 1'],
  ]);
  expect(ask({ hist_access_type: 'tail', n: 1, output: true })).toEqual([[1, 4, ['a = 1', '1']]]);
});

test('a range is of the current session, its end excluded', () => {
  const range = { hist_access_type: 'range', session: 0, start: 2, stop: 3 };
  expect(ask(range)).toEqual([[1, 2, 'a = 1']]);
  expect(ask({ ...range, session: 7 })).toEqual([]);
});

test('a search takes a shell pattern', () => {
  expect(ask({ hist_access_type: 'search', pattern: 'select ?' })).toEqual([
    [1, 1, 'select 1'],
    [1, 3, 'select 2'],
  ]);
  expect(ask({ hist_access_type: 'search', pattern: 'a*', unique: true })).toEqual([
    [1, 4, 'a = 1'],
  ]);
  expect(ask({ hist_access_type: 'search', pattern: '*', n: 1 })).toEqual([[1, 4, 'a = 1']]);
  expect(ask({ hist_access_type: 'search', pattern: 'select .' })).toEqual([]);
});
