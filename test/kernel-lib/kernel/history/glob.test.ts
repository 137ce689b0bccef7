import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glob } from '../../../../kernel-lib/src/kernel/history/glob';

test.each([
  ['select *', 'select 1\nfrom t', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['?', '😀', true],
  ['[0-9]*', '4 + 4', true],
  ['[^0-9]*', '4 + 4', false],
  ['[!0-9]*', 'x', true],
  ['a[*]', 'a*', true],
  ['a[*]', 'ab', false],
  ['[', '[', true],
  ['[z-a]', 'b', false],
  ['1+1', '11', false],
])('%j on %j: %j', (pattern, text, found) => {
  expect(glob(pattern).test(text)).toBe(found);
});

test('any pattern is taken, and a text without special characters finds itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      glob(text).test(text);
      const plain = text.replace(/[[*?]/g, '');
      expect(glob(plain).test(plain)).toBe(true);
      expect(glob(`*${plain}*`).test(`a\n${plain}b`)).toBe(true);
    }),
  );
});
