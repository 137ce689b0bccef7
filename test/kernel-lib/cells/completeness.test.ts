import { describe, expect, test } from 'vitest';
import { openSession } from './session';

describe('whether a console should wait for more', () => {
  const { compiler } = openSession();
  test.each(['1 + 1', 'const x = 1', '', 'if (a) { b }', 'class A {}', '`a\nb`', 'let x = {\n}'])(
    'complete: %s',
    (text) => expect(compiler.completeness(text)).toEqual({ status: 'complete' }),
  );

  test.each([
    ['function f() {', '  '],
    ['if (a) {\n  while (b) {', '    '],
    ['call(1,', '  '],
    ['const a = [', '  '],
    ['const x =', ''],
    ['a.', ''],
    ['`open', ''],
    ['/* open', ''],
    ['`${a', '  '],
    ['a ? b :', ''],
    ['() =>', ''],
    ['import { a', '  '],
  ])('incomplete: %s', (text, indent) => {
    expect(compiler.completeness(text)).toEqual({ status: 'incomplete', indent });
  });

  test.each(['const = 1', 'a b', ')', '"open', 'x = = 1', 'if (a { }'])('invalid: %s', (text) => {
    expect(compiler.completeness(text)).toEqual({ status: 'invalid' });
  });
});
