import { expect } from 'vitest';

/** Expects something of a value that the page comes to have: read again and again, for as long as a slow machine needs. */
export const eventually = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 20_000, interval: 50 });
