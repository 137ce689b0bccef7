import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barHtml } from '../../../kernel-lib/src/progress/bar-html';
import type { BarState } from '../../../kernel-lib/src/progress/bar-state';
import { barText } from '../../../kernel-lib/src/progress/bar-text';

const bar = (state: Partial<BarState>): BarState => ({
  description: '',
  unit: '',
  count: 0,
  total: undefined,
  elapsed: 0,
  state: 'running',
  ...state,
});

describe('the text of a bar', () => {
  it.each([
    [{}, '0 [00:00]'],
    [{ count: 3, elapsed: 1500 }, '3 [00:01, 2 it/s]'],
    [
      { description: 'Squares', count: 45, total: 100, elapsed: 12_500 },
      'Squares:  45%|█████████           | 45/100 [00:12<00:15, 3.6 it/s]',
    ],
    [
      { count: 1234, total: 1234, unit: 'rows', elapsed: 3_723_000, state: 'done' },
      '100%|████████████████████| 1,234/1,234 rows [1:02:03, 3.02 s/rows]',
    ],
    [
      { count: 1, total: 16, elapsed: 0, state: 'stopped' },
      '  6%|█▎                  | 1/16 [00:00, stopped]',
    ],
    [{ count: 5, total: 2 }, '100%|████████████████████| 5/2 [00:00]'],
    [{ total: 0, state: 'done' }, '100%|████████████████████| 0/0 [00:00]'],
  ] as const)('%j', (state, text) => {
    expect(barText(bar(state))).toBe(text);
  });
});

describe('the HTML of a bar', () => {
  it('says the same, escaped', () => {
    const html = barHtml(bar({ description: 'a < b', count: 1, total: 4, elapsed: 1000 }));
    expect(html).toContain('<span>a &lt; b</span><progress value="0.2500" max="1"');
    expect(html).toContain('25% · 1/4 · 00:01&lt;00:03 · 1 it/s');
  });

  it('marks how it ended', () => {
    expect(barHtml(bar({ total: 4, state: 'stopped' }))).toContain('✗ stopped');
    expect(barHtml(bar({ count: 4, state: 'done' }))).toMatch(/value="1\.0000".*✓/);
  });

  it('moves while nobody knows the total, and no longer', () => {
    expect(barHtml(bar({ count: 1 }))).toContain('<progress max="1"');
    expect(barHtml(bar({ count: 1, state: 'stopped' }))).toContain('<progress value="0.0000"');
  });
});

it('any state has one line of bounded length', () => {
  const state = fc.record({
    description: fc.constant('d'),
    unit: fc.constantFrom('', 'rows'),
    count: fc.maxSafeNat(),
    total: fc.option(fc.maxSafeNat(), { nil: undefined }),
    elapsed: fc.double({ min: 0, max: 1e12, noNaN: true }),
    state: fc.constantFrom('running' as const, 'done' as const, 'stopped' as const),
  });
  fc.assert(
    fc.property(state, (each) => {
      expect(barText(each)).toMatch(/^[^\n\r]{1,200}$/);
      expect(barText(each)).not.toMatch(/NaN|undefined|Infinity/);
      expect(barHtml(each)).not.toMatch(/NaN|undefined|Infinity/);
    }),
  );
});
