import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShiftbookError } from '../../../../kernel-lib/src/errors';
import { thrownError } from '../../../../kernel-lib/src/kernel/display/thrown-error';

/** A session that has run no cell. */
const nowhere = {
  mentions: () => false,
  translate: (frame: string) => frame,
  firstPlace: () => undefined,
};
const shown = (thrown: unknown) => thrownError(thrown, nowhere);
const text = (thrown: unknown) => stripVTControlCharacters(shown(thrown).traceback.join('\n'));
const headlines = (thrown: unknown) =>
  text(thrown)
    .split('\n')
    .filter((line) => !/^\s/.test(line));

describe('the class', () => {
  class Quiet extends RangeError {}
  it.each([
    [new Quiet('x'), 'Quiet'],
    [new TypeError('x'), 'TypeError'],
    [new DOMException('gone', 'AbortError'), 'AbortError'],
    [runInNewContext('new RangeError("far")'), 'RangeError'],
    [new ShiftbookError('code', 'x'), 'ShiftbookError'],
    [Object.assign(new Error('x'), { name: 'Own' }), 'Own'],
  ])('%s', (error, name) => {
    expect(shown(error).ename).toBe(name);
  });
});

describe('an error whose own code fails', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  const trap = new Proxy({}, { get: refuse, getPrototypeOf: refuse, has: refuse, ownKeys: refuse });
  it.each([
    ['its message', Object.defineProperty(new Error('x'), 'message', { get: refuse }), 'Error'],
    ['its class', Object.defineProperty(new Error('x'), 'constructor', { get: refuse }), 'Error'],
    ['a proxy', trap, 'Thrown'],
    ['what it inherits from', Object.create(trap), 'Thrown'],
    ['a class that is a proxy', Object.setPrototypeOf(new Error('x'), trap), 'Error'],
  ])('is shown nevertheless: %s', (_, thrown, ename) => {
    expect(shown(thrown).ename).toBe(ename);
    expect(text(thrown)).toContain(ename);
  });
});

describe('what an error brings along', () => {
  it('is its causes, also those that are no errors', () => {
    const inner = new RangeError('inner', { cause: { status: 404 } });
    expect(headlines(new Error('outer', { cause: inner }))).toEqual([
      'Error: outer',
      'Caused by RangeError: inner',
      'Caused by { status: 404 }',
    ]);
  });

  it('is the errors of an AggregateError', () => {
    const all = new AggregateError([new Error('a'), 'b'], 'all failed');
    expect(headlines(all)).toEqual([
      'AggregateError: all failed',
      '1 of 2: Error: a',
      "2 of 2: 'b'",
    ]);
  });

  it('may be in a circle', () => {
    const one = new Error('one');
    one.cause = new Error('two', { cause: one });
    expect(headlines(one)).toEqual([
      'Error: one',
      'Caused by Error: two',
      'Caused by Error: one (as above)',
    ]);
  });

  it('is what else it carries; what stands in objects is not shown', () => {
    const missing = (() => {
      try {
        return readFileSync('/nowhere');
      } catch (error) {
        return Object.assign(error as Error, { request: { headers: { authorization: 'secret' } } });
      }
    })();
    expect(text(missing)).toContain("code: 'ENOENT'");
    expect(text(missing)).toContain('request: [Object]');
    expect(text(missing)).not.toContain('secret');
  });

  it('of Shiftbook’s own is the hint', () => {
    const error = new ShiftbookError('code', 'It is so.', {
      hint: 'Do that.',
      cause: new Error('x'),
    });
    expect(headlines(error)).toEqual([
      'ShiftbookError: It is so.',
      'Do that.',
      'Caused by Error: x',
    ]);
  });
});

describe('what is odd', () => {
  it('is bounded', () => {
    const huge = new Error('x'.repeat(1e6));
    expect(text(huge).length).toBeLessThan(20_000);
    expect(shown(huge).evalue).toMatch(/990,000 more characters$/);
    const many = new AggregateError(Array.from({ length: 1000 }, (_, i) => new Error(`${i}`)));
    expect(text(many).length).toBeLessThan(20_000);
    const deep = (): never => deep();
    expect(() => deep()).toThrow();
  });

  it('is no error, and still readable', () => {
    expect(shown('text')).toMatchObject({ ename: 'Thrown', evalue: "'text'" });
    expect(shown({ code: 5 }).evalue).toBe('{ code: 5 }');
    expect(shown(undefined).evalue).toBe('undefined');
  });

  it('throws when it is asked', () => {
    const hostile = new Error('x');
    for (const name of ['stack', 'name', 'message', 'cause', 'constructor', 'extra']) {
      Object.defineProperty(hostile, name, {
        enumerable: true,
        get() {
          throw new Error('no');
        },
      });
    }
    expect(shown(hostile)).toMatchObject({ ename: 'Error', evalue: '' });
  });

  it('is anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (thrown) => {
        const { ename, evalue, traceback } = shown(thrown);
        expect([ename, evalue].every((each) => typeof each === 'string')).toBe(true);
        expect(traceback.join('\n').length).toBeLessThan(21_000);
        const wrapped = shown(new Error('x', { cause: thrown }));
        expect(wrapped.traceback.length).toBeGreaterThan(0);
      }),
    );
  });
});
