import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointsOf, unitsOf } from '../../../../kernel-lib/src/kernel/language/code-points';

test('positions count code points on the wire and UTF-16 units inside', () => {
  expect(unitsOf('a😀b', 2)).toBe(3);
  expect(codePointsOf('a😀b', 3)).toBe(2);
  expect(unitsOf('a', 9)).toBe(1);
  expect(codePointsOf('a', 9)).toBe(1);
});

test('every position comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, position) => {
      const within = Math.min(position, [...text].length);
      const units = unitsOf(text, within);
      expect(text.slice(0, units)).toBe([...text].slice(0, within).join(''));
      expect(codePointsOf(text, units)).toBe(within);
    }),
  );
});
