import { expect, test } from 'vitest';
import {
  FUNCTIONS,
  functionNamed,
} from '../../../../kernel-lib/src/sql/dialect/functions/functions.js';

test('every function stands there once, with all that is said of it', () => {
  expect(new Set(FUNCTIONS.map(({ name }) => name)).size).toBe(FUNCTIONS.length);
  expect(FUNCTIONS.filter(({ group }) => group !== 'spatial').length).toBeGreaterThan(150);
  for (const { name, signature, summary, manual } of FUNCTIONS) {
    expect(name).toMatch(/^[a-z][a-z0-9_ ]*$/);
    expect(signature.toLowerCase().startsWith(name)).toBe(true);
    expect(summary).toMatch(/^[\p{L}\p{N}].*\.$/u);
    expect(manual).toMatch(
      /^https:\/\/docs\.aws\.amazon\.com\/redshift\/latest\/dg\/[\w-]+\.html$/,
    );
  }
});

test('is found by its name', () => {
  expect(functionNamed('dateadd')).toMatchObject({
    signature: 'dateadd(part, interval, date)',
    returns: 'timestamp',
    group: 'date',
  });
  expect(functionNamed('nothing')).toBeUndefined();
});
