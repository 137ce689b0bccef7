import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { completionsAt } from '../../../kernel-lib/src/cells/completions';
import { type CellSession, openSession } from './session';

/** Completes where the bar stands; gives the names, and the text that they replace. */
function complete({ compiler }: CellSession, marked: string) {
  const position = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { items, start, end } = completionsAt(compiler, text, position);
  return { names: items.map((item) => item.text), replaced: text.slice(start, end), items };
}

describe('completion', () => {
  let session: CellSession;
  beforeAll(async () => {
    session = openSession({ 'beside.ts': 'export const helper = 1;' });
    await session.run(
      'const prices = [{ amount: 1, currency: "EUR" }]; let priceCount = 1; interface Price { n: number }',
    );
  });

  test('of names of the session', () => {
    const { names, replaced, items } = complete(session, 'pri|');
    expect(names.slice(0, 2)).toEqual(['priceCount', 'prices']);
    expect(replaced).toBe('pri');
    expect(items[1]).toEqual({ text: 'prices', kind: 'const' });
  });

  test('of members, in code that is not finished', () => {
    expect(complete(session, 'const f = () => { prices[0].|').names).toEqual([
      'amount',
      'currency',
    ]);
    expect(complete(session, 'prices.map((row) => row.cur|)').names).toEqual(['currency']);
    expect(complete(session, 'prices.fil|ter(').replaced).toBe('filter');
  });

  test('of strings that a type allows, and of modules', () => {
    const marked = 'const mode: "read" | "write" = "|"'.replace('| "write"', '§ "write"');
    const text = marked.replace('|', '').replace('§', '|');
    const { items } = completionsAt(session.compiler, text, marked.indexOf('|'));
    expect(items.map((item) => item.text)).toEqual(['read', 'write']);
    expect(complete(session, 'import { helper } from "./bes|"').names).toContain('beside');
    expect(complete(session, 'import { existsS| } from "node:fs"').names).toEqual(['existsSync']);
  });

  test('of types', () => {
    expect(complete(session, 'let p: Pri|').names).toContain('Price');
  });

  test('nothing in a comment', () => {
    expect(complete(session, '// pri|').names).toEqual([]);
  });

  test('never throws, and what it replaces lies around the position', () => {
    const code = 'const rows = prices.filter(({ amount }) => amount > `${1}`.length); import("x")';
    fc.assert(
      fc.property(fc.nat(code.length), fc.nat(code.length), (cut, at) => {
        const text = code.slice(0, cut);
        const position = Math.min(at, cut);
        const { start, end } = completionsAt(session.compiler, text, position);
        expect(start).toBeLessThanOrEqual(position);
        expect(end).toBeGreaterThanOrEqual(position);
      }),
      { numRuns: 40 },
    );
  });
});
