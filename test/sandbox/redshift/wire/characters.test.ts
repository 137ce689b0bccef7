import fc from 'fast-check';
import { expect, it } from 'vitest';
import { characterAt, unitOffset } from '../../../../sandbox/src/redshift/wire/characters.js';

it('PostgreSQL counts characters from 1, JavaScript UTF-16 units from 0', () => {
  expect(unitOffset('é😀x', 3)).toBe(3);
  expect(characterAt('é😀x', 3)).toBe(3);
});

it('each is the way back of the other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, number) => {
      const character = 1 + (number % ([...text].length + 1));
      expect(characterAt(text, unitOffset(text, character))).toBe(character);
    }),
  );
});
