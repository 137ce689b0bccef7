import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../kernel-lib/src/kernel/display/plain-text';

const longest = 20_100;
const nested = (depth: number, width: number): unknown =>
  depth === 0 ? 'leaf' : Array.from({ length: width }, () => nested(depth - 1, width));

describe('what is large is cut, with a word on what is left out', () => {
  it.each([
    ['a string', 'x'.repeat(1e6), /981000 more characters/],
    ['an array', Array.from({ length: 1e6 }, (_, i) => i), /more items/],
    ['a typed array', new Float64Array(1e6), /more items/],
    ['a map', new Map(Array.from({ length: 1e5 }, (_, i) => [i, i])), /more item/],
    ['a set', new Set(Array.from({ length: 1e5 }, (_, i) => i)), /more item/],
    [
      'many names',
      Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`n${i}`, i])),
      /99,800 more properties/,
    ],
    ['a deep value', nested(7, 8), /\[Array\]/],
  ])('%s', (_, value, said) => {
    const text = plainText(value);
    expect(text).toMatch(said);
    expect(text.length).toBeLessThan(longest);
  });

  it('never within a character', () => {
    const text = plainText({ a: '😀'.repeat(1e5) });
    expect(Buffer.from(text).toString()).toBe(text);
  });
});

describe('what is odd is readable', () => {
  const circle: Record<string, unknown> = { a: 1 };
  circle.self = circle;
  class Point {
    constructor(readonly x: number) {}
    get far(): number {
      throw new Error('never called');
    }
  }
  it.each([
    [10n, '10n'],
    [-0, '-0'],
    [undefined, 'undefined'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Invalid Date'],
    [circle, '<ref *1> { a: 1, self: [Circular *1] }'],
    [new Point(1), 'Point { x: 1 }'],
    [new Map([['a', { b: 1 }]]), "Map(1) { 'a' => { b: 1 } }"],
    [Promise.resolve(5), 'Promise { 5 }'],
    [
      new Promise(() => undefined),
      'Promise { <pending> }\nWrite await before it to see its value.',
    ],
  ])('%s', (value, text) => {
    expect(plainText(value)).toBe(text);
  });

  it('what throws when it is looked at', () => {
    const hostile = new Proxy(
      { a: 1 },
      {
        get() {
          throw new Error('no');
        },
        ownKeys() {
          throw new Error('no');
        },
      },
    );
    expect(plainText({ hostile })).toBe('{ hostile: { a: 1 } }');
    const broken = {
      get [Symbol.toStringTag](): string {
        throw new Error('no');
      },
    };
    expect(plainText(broken)).toMatch(/^\[Object: it cannot be shown\]$|toStringTag/);
  });
});
