import { tableFromArrays } from 'apache-arrow';
import { progress, Result } from 'shiftbook';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRONT_END, type FrontEnd } from '../../../kernel-lib/src/progress/front-end';

/** What a front end has shown, in order; `~` before what took the place of another. */
let shown: string[] = [];
let interrupt: () => void;
beforeEach(() => {
  shown = [];
  const front: FrontEnd = {
    show: (bundle, _, update) => void shown.push(`${update ? '~' : ''}${bundle['text/plain']}`),
    onInterrupt(interrupted) {
      interrupt = interrupted;
      return () => undefined;
    },
  };
  Object.defineProperty(globalThis, FRONT_END, { value: front, configurable: true });
});
afterEach(() => Reflect.deleteProperty(globalThis, FRONT_END));

const last = () => shown.at(-1);

describe('a loop', () => {
  it('gives every value, and ends with all of them done', () => {
    expect([...progress('abc')].join('')).toBe('abc');
    expect(last()).toMatch(/^~3 \[/);
    expect([...progress(new Set([1, 2]))]).toEqual([1, 2]);
    expect(last()).toMatch(/100%.* 2\/2 \[/);
    const result = Result.fromArrow(tableFromArrays({ n: Int32Array.of(1, 2, 3) }));
    expect([...progress(result, { unit: 'rows' })]).toHaveLength(3);
    expect(last()).toMatch(/ 3\/3 rows \[/);
  });

  it('over what comes later is one too', async () => {
    async function* later() {
      yield* [1, 2];
    }
    const seen: number[] = [];
    for await (const n of progress(later(), { total: 2 })) seen.push(n);
    expect(seen).toEqual([1, 2]);
    expect(last()).toMatch(/100%.* 2\/2 \[/);
  });

  it.each([
    ['left', () => 'break'],
    [
      'failing',
      () => {
        throw new Error('x');
      },
    ],
  ])('that is %s leaves a mark, and closes its source', (_, body) => {
    let closed = false;
    function* source() {
      try {
        yield* [1, 2, 3];
      } finally {
        closed = true;
      }
    }
    try {
      for (const n of progress(source(), { total: 3 })) if (n === 2 && body() === 'break') break;
    } catch (error) {
      expect(String(error)).toBe('Error: x');
    }
    expect(closed).toBe(true);
    expect(last()).toMatch(/33%.* 1\/3 \[.*stopped\]$/);
  });

  it('without a turn draws few bars, however many values it has', () => {
    for (const _ of progress(Array.from({ length: 100_000 }, (_, i) => i)));
    expect(shown.length).toBeLessThan(50);
    expect(shown.filter((text) => !text.startsWith('~'))).toHaveLength(1);
  });

  it('begins no bar before it runs', () => {
    progress([1]);
    expect(shown).toEqual([]);
  });
});

describe('a bar that is moved by hand', () => {
  it('shows the latest state, also while nothing moves it', async () => {
    const bar = progress.start({ total: 4, description: 'Work' });
    bar.update();
    bar.update(2);
    await expect.poll(last).toMatch(/^~Work: +75%/);
    bar.update();
    bar.close();
    expect(last()).toMatch(/^~Work: 100%/);
    const count = shown.length;
    bar.update();
    bar.close();
    expect(shown).toHaveLength(count);
    expect(bar.count).toBe(4);
  });

  it('is marked where it is closed too early, or its cell is interrupted', () => {
    progress.start({ total: 4 })[Symbol.dispose]();
    expect(last()).toContain('stopped');
    const bar = progress.start();
    interrupt();
    expect(last()).toContain('stopped');
    bar.update();
    expect(bar.count).toBe(0);
  });

  it('refuses what is no number', () => {
    expect(() => progress.start({ total: Number.NaN })).toThrow('The total of a progress bar');
    expect(() => progress.start().update(-1)).toThrow('from 0 on, not -1');
  });
});
