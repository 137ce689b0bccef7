import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, sorted } from '../../../sandbox/src/sagemaker/page.js';
import { RecordStore } from '../../../sandbox/src/sagemaker/record-store.js';

describe('RecordStore', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shiftbook-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds after a restart what was put, the latest of each, and nothing that was deleted', () => {
    const store = new RecordStore<{ state: string }>(folder);
    const arn = `arn:aws:sagemaker:us-east-1:000000000000:pipeline/${'x'.repeat(256)}`;
    store.put(arn, { state: 'new' });
    store.put(arn, { state: 'newer' });
    store.put('gone', { state: 'new' });
    store.delete('gone');
    const again = new RecordStore<{ state: string }>(folder);
    expect(again.get(arn)).toEqual({ state: 'newer' });
    expect(again.all()).toHaveLength(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('page', () => {
  it('gives every item once, in order, whatever the size of the pages', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 100 }), (items, size) => {
        const all: string[] = [];
        let next: { NextToken?: string } = {};
        do {
          const one = page(items, { MaxResults: size, ...next }, (item) => item);
          all.push(...one.items);
          next = one.next;
        } while (next.NextToken !== undefined);
        expect(all).toEqual(items);
      }),
    );
  });

  it('refuses a token that is not its own', () => {
    expect(() => page(['a'], { NextToken: 'zzz' }, (item) => item)).toThrow("NextToken 'zzz'");
  });

  it('sorts descending unless asked otherwise', () => {
    const by = (order?: 'Ascending') => sorted([2, 3, 1], order, (n) => n, String);
    expect([by(), by('Ascending')]).toEqual([
      [3, 2, 1],
      [1, 2, 3],
    ]);
  });
});
