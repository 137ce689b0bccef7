import { expect, it } from 'vitest';
import { askedName } from '../../../../kernel-lib/src/kernel/help/question';

it.each([
  ['Math?', 'Math'],
  ['Math.max??', 'Math.max'],
  ['?Math', 'Math'],
  ['?? $größe_1', '$größe_1'],
  ['\n  rs.sql ?\n', 'rs.sql'],
  ['%time?', '%time'],
  ['?%%sql', '%%sql'],
])('%j asks about %s', (cell, name) => {
  expect(askedName(cell)).toBe(name);
});

it.each([
  '',
  '?',
  'a ? b : c',
  'a?.b',
  'a ?? b',
  '?a?',
  'a???',
  'f()?',
  '1?',
  'a\n?',
  'a?\nb',
  '%time f()?',
])('%j asks nothing', (cell) => {
  expect(askedName(cell)).toBeUndefined();
});
