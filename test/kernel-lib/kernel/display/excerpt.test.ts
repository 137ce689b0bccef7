import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { excerpt, type Stretch } from '../../../../kernel-lib/src/kernel/display/excerpt';

const plain = (source: string, at: Stretch): string[] =>
  excerpt(source, at).map((line) => stripVTControlCharacters(line));

test('an excerpt shows the line with carets under the place', () => {
  expect(plain('a\nconst n: number = "a";', { line: 2, column: 7 })).toEqual([
    '  2 | const n: number = "a";',
    '    |       ^',
  ]);
  expect(plain('\tabc', { line: 1, column: 2, length: 99 })).toEqual([
    '  1 | \tabc',
    '    | \t^^^',
  ]);
});

test('a line that the cell does not have has no excerpt', () => {
  expect(plain('a', { line: 2, column: 1 })).toEqual([]);
});
