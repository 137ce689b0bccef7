import { afterEach, beforeEach, expect, test } from 'vitest';
import { installStop, shield } from '../../../../kernel-lib/src/kernel/execution/stop';
import {
  STOP_FUNCTION,
  type StopFunction,
} from '../../../../kernel-lib/src/kernel/execution/stop-function';

let remove: () => void;
beforeEach(() => {
  remove = installStop();
});
afterEach(() => remove());

const stop = (): void => (Reflect.get(globalThis, Symbol.for(STOP_FUNCTION)) as StopFunction)(0);

test('what is shielded is finished first, and then counts as interrupted', () => {
  const done: string[] = [];
  const work = () =>
    shield(() => {
      shield(() => stop());
      done.push('finished');
    });
  expect(work).toThrow('The cell was interrupted.');
  expect(done).toEqual(['finished']);
  expect(shield(() => 'next')).toBe('next');
});

test('an error of what is shielded is not hidden by a stop', () => {
  const work = () =>
    shield(() => {
      stop();
      throw new RangeError('mine');
    });
  expect(work).toThrow(RangeError);
  expect(shield(() => 'next')).toBe('next');
});

test('the kernel’s own code is not stopped, but left to end', () => {
  stop();
  expect(shield(() => 'next')).toBe('next');
});
