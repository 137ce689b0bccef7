import { ProgressBar, type ProgressOptions } from './progress-bar.js';

const isIterable = <T>(source: Iterable<T> | AsyncIterable<T>): source is Iterable<T> =>
  Symbol.iterator in Object(source);

/** How many values a source will give, where it says so; a text counts otherwise than it is gone through. */
function lengthOf(source: object | string): number | undefined {
  if (typeof source === 'string') return undefined;
  const sizes = ['length', 'size', 'numRows'].map((name) => Reflect.get(source, name) as unknown);
  return sizes.find((size): size is number => typeof size === 'number');
}

function barOf(source: object | string, options: ProgressOptions): ProgressBar {
  return new ProgressBar({ ...options, total: options.total ?? lengthOf(source) });
}

function* each<T>(source: Iterable<T>, options: ProgressOptions): Generator<T, void, undefined> {
  const bar = barOf(source as object, options);
  let end: 'done' | 'stopped' = 'stopped';
  try {
    for (const value of source) {
      yield value;
      bar.update();
    }
    end = 'done';
  } finally {
    bar.end(end);
  }
}

async function* eachLater<T>(
  source: AsyncIterable<T>,
  options: ProgressOptions,
): AsyncGenerator<T, void, undefined> {
  const bar = barOf(source, options);
  let end: 'done' | 'stopped' = 'stopped';
  try {
    for await (const value of source) {
      yield value;
      bar.update();
    }
    end = 'done';
  } finally {
    bar.end(end);
  }
}

function over<T>(source: Iterable<T>, options?: ProgressOptions): Generator<T, void, undefined>;
function over<T>(
  source: AsyncIterable<T>,
  options?: ProgressOptions,
): AsyncGenerator<T, void, undefined>;
function over<T>(source: Iterable<T> | AsyncIterable<T>, options: ProgressOptions = {}) {
  return isIterable(source) ? each(source, options) : eachLater(source, options);
}

/**
 * Shows how far long work is, while a loop goes through anything that `for` or `for await` can: in a notebook as one
 * bar that moves, elsewhere (in a promoted job) as one line on stderr when the work has ended. A loop that is left, throws
 * or is interrupted leaves the bar marked as stopped.
 *
 * @param source what is gone through, one value at a time
 * @param options `total`: how many there are, where the source does not say; `description`; `unit`
 * @throws {ShiftbookError} `progress-total`, when the loop begins: the total is no number from 0 on
 *
 * @example
 * ```ts
 * const squares: number[] = [];
 * for (const n of progress([1, 2, 3], { description: 'Squares' })) squares.push(n * n);
 * squares; // [1, 4, 9]
 * ```
 *
 * @example
 * Work that is no loop moves its bar by hand:
 * ```ts
 * const bar = progress.start({ total: 300, unit: 'rows' });
 * bar.update(100);
 * bar.update(200);
 * bar.count; // 300
 * bar.close();
 * ```
 */
export const progress = Object.assign(over, {
  /** A bar that is moved by hand. */
  start: (options: ProgressOptions = {}): ProgressBar => new ProgressBar(options),
});
