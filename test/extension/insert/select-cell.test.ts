import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifier } from '../../../extension/src/insert/identifier.js';
import { selectCell } from '../../../extension/src/insert/select-cell.js';
import { parseSqlCell } from '../../../kernel-lib/src/sql-cell/parse.js';

const sales = { connection: 'dev', schema: 'public', table: 'sales' };

/** Reads the names back as Redshift does: quoted ones to the letter, others in small letters. */
function namesIn(list: string): string[] {
  const name = /\s*(?:"((?:[^"]|"")*)"|([a-z_][\w$]*))\s*(?:[.,]|$)/giy;
  const names: string[] = [];
  while (name.lastIndex < list.length) {
    const match = name.exec(list);
    if (match === null) throw new Error(`no name at the end of ${list}`);
    names.push(match[1]?.replaceAll('""', '"') ?? match[2]?.toLowerCase() ?? '');
  }
  return names;
}

const anyName = fc
  .oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.stringMatching(/^[a-zA-Z_]\w*$/))
  .filter((name) => name !== '' && !name.includes('${'));

describe('the cell for a table', () => {
  it('selects everything, of which a hundred rows', () => {
    expect(selectCell(sales)).toBe('%%sql dev\nSELECT *\nFROM public.sales\nLIMIT 100');
  });

  it('lists columns on one line while they fit, else one a line', () => {
    expect(selectCell({ ...sales, columns: ['salesid', 'pricepaid'] })).toContain(
      'SELECT salesid, pricepaid\nFROM',
    );
    const columns = Array.from({ length: 30 }, (_, index) => `column_${index}`);
    expect(selectCell({ ...sales, columns })).toContain('SELECT column_0,\n       column_1,\n');
  });

  it('is a %%sql cell of that connection to the kernel', () => {
    const cell = parseSqlCell(selectCell(sales));
    expect(cell).toMatchObject({ connection: 'dev', variable: undefined });
  });

  it('names exactly the schema, the table and the columns, whatever they are called', () => {
    fc.assert(
      fc.property(
        anyName,
        anyName,
        fc.array(anyName, { minLength: 1 }),
        (schema, table, columns) => {
          const text = selectCell({ connection: 'dev', schema, table, columns });
          const [, list, from] =
            /^%%sql dev\nSELECT ([\s\S]*)\nFROM ([\s\S]*)\nLIMIT 100$/.exec(text) ?? [];
          expect(namesIn(list ?? '')).toEqual(columns);
          expect(namesIn(from ?? '')).toEqual([schema, table]);
        },
      ),
    );
  });

  it('refuses a name that such a cell would read as a binding', () => {
    const bad = { ...sales, table: 'a${1}' };
    expect(() => selectCell(bad)).toThrow(/“a\$\{1\}” as a binding/);
  });
});

describe('a name in SQL', () => {
  it.each([
    ['sales', 'sales'],
    ['Sales', '"Sales"'],
    ['order', '"order"'],
    ['2nd', '"2nd"'],
    ['sales 2024', '"sales 2024"'],
    ['the "best"', '"the ""best"""'],
  ])('%s is written %s', (name, written) => {
    expect(identifier(name)).toBe(written);
  });
});
