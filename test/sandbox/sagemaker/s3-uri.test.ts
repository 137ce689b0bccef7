import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keyBelow,
  parseS3Uri,
  relativePath,
  shard,
} from '../../../sandbox/src/sagemaker/processing/s3-uri.js';

describe('parseS3Uri', () => {
  it.each([
    ['s3://tickit/a/b.csv', { bucket: 'tickit', key: 'a/b.csv' }],
    ['s3://tickit', { bucket: 'tickit', key: '' }],
    ['https://s3.us-east-1.amazonaws.com/tickit/a', { bucket: 'tickit', key: 'a' }],
  ])('%s', (uri, location) => {
    expect(parseS3Uri(uri)).toEqual(location);
  });
});

describe('relativePath', () => {
  it.each([
    ['data/a.csv', 'data', 'a.csv'],
    ['data/a.csv', 'data/', 'a.csv'],
    ['data/2024/a.csv', 'data', '2024/a.csv'],
    ['data/a.csv', 'data/a.csv', 'a.csv'],
    ['data/part-1', 'data/part', 'part-1'],
    ['a/b', '', 'a/b'],
  ])('of %s below %j is %s', (key, prefix, path) => {
    expect(relativePath(key, prefix)).toBe(path);
  });

  it('undoes keyBelow', () => {
    const text = fc.stringMatching(/^[a-z0-9/]{1,10}$/);
    fc.assert(
      fc.property(text, text, (prefix, name) => {
        fc.pre(!name.startsWith('/'));
        expect(relativePath(keyBelow(prefix, name), prefix)).toBe(name);
      }),
    );
  });
});

describe('shard', () => {
  it('gives every object to exactly one host, about as many to each', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 9 }), (keys, count) => {
        const shares = Array.from({ length: count }, (_, index) => shard(keys, index, count));
        expect(shares.flat().sort()).toEqual([...keys].sort());
        const sizes = shares.map((share) => share.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
