import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findPlace } from '../../../../kernel-lib/src/kernel/sql-help/find-place.js';

/** The place of the `|` in a cell. */
const placeOf = (marked: string) => {
  const position = marked.indexOf('|');
  return findPlace(marked.slice(0, position) + marked.slice(position + 1), position);
};

/** The SQL around the `|` with its own `|`, and the connection. */
const sqlAt = async (marked: string) => {
  const place = await placeOf(marked);
  if (place.kind !== 'sql') return place.kind;
  const at = marked.indexOf('|') - place.start;
  return [`${place.text.slice(0, at)}|${place.text.slice(at)}`, place.connection];
};

const saved = (name: string) => ({ kind: 'saved', name });
const variable = (name: string) => ({ kind: 'variable', name });
const latest = { kind: 'latest' };

describe('a %%sql cell', () => {
  test.each([
    ['%%sql dev\nselect |', 'select |', saved('dev')],
    ['\n  %%sql dev top <<\nselect 1|', 'select 1|', saved('dev')],
    ['%%sql --limit 5 dev --explain\nselect |', 'select |', saved('dev')],
    ['%%sql\nselect |', 'select |', latest],
    ['%%sql dev\nwhere a > ${min} and |', 'where a > 000000 and |', saved('dev')],
    ['%%sql dev\nwhere a = ${f("}")}| x', 'where a = 000000000| x', saved('dev')],
    ['%%sql dev\nselect |\nwhere a = ${\nand b', 'select |\nwhere a = 00\nand b', saved('dev')],
  ])('%j', async (marked, text, connection) => {
    expect(await sqlAt(marked)).toEqual([text, connection]);
  });

  test.each([
    ['%%sql dev\nwhere a > ${thre|}', '         \n           (thre)'],
    ['%%sql dev\nwhere a > ${thre|', '         \n           (thre'],
    ['%%sql dev\nwhere a > ${thre|\nand b', '         \n           (thre\n     '],
    ['%%sql dev\nwhere ${a} > ${b.|} and c', '         \n              (b.)      '],
  ])('is TypeScript in its bindings, at the same lines and columns: %j', async (marked, source) => {
    expect(await placeOf(marked)).toMatchObject({ kind: 'typescript', source });
  });

  it('is SQL again in a template in a binding', async () => {
    expect(await sqlAt('%%sql dev\nselect 1 ${sql`where |`}')).toEqual(['where |', saved('dev')]);
  });

  test.each(['%%sql |', '%%sql dev |\nselect 1', '\n\n%%sql d|ev'])(
    'has a header: %j',
    async (marked) => {
      expect(await placeOf(marked)).toEqual({ kind: 'header', start: marked.indexOf('%%') });
    },
  );
});

describe('a template', () => {
  test.each([
    ['await rs.sql`select |`', 'select |', variable('rs')],
    ['await rs.sql<{ a: number }>`select |`', 'select |', variable('rs')],
    ['const x = sql`select |`;', 'select |', latest],
    ['await rs.query(sql`select |`)', 'select |', variable('rs')],
    ['rs.dataset(sql`select |`)', 'select |', variable('rs')],
    ['rs.sql`select 1 ${sql`where |`}`', 'where |', variable('rs')],
    ["(await connect('dev')).sql`select |`", 'select |', saved('dev')],
    ["const rs = await connect('dev');\nrs.sql`select |`", 'select |', saved('dev')],
    ['rs.sql`select ${a.b} and |`', 'select 000000 and |', variable('rs')],
    ['rs.sql`select |', 'select |', variable('rs')],
    ['rs.sql`select ${a} and |', 'select 0000 and |', variable('rs')],
    ['function f() { return rs.sql`|`; }', '|', variable('rs')],
    ['%time await rs.sql`select |`', 'select |', variable('rs')],
    ['this.db.sql`select |`', 'select |', latest],
  ])('%j', async (marked, text, connection) => {
    expect(await sqlAt(marked)).toEqual([text, connection]);
  });

  test.each([
    'rs.sql`select ${a.|}`',
    'rs.sql`select 1`.then(|)',
    'html`select |`',
    '`select |`',
    '|rs.sql`select 1`',
    'const sql = 1; // sql`|`',
  ])('none: %j', async (marked) => {
    expect(await sqlAt(marked)).toBe('typescript');
  });
});

test.each([
  ['%|', 0],
  ['%%h|', 0],
  ['\n %ti|', 2],
  ['%load_env .env\n%|', 15],
])('the name of a magic: %j', async (marked, start) => {
  expect(await placeOf(marked)).toEqual({ kind: 'magic', start });
});

test.each(['5\n%|', 'const a = 5 %|', '%time a|'])('no magic: %j', async (marked) => {
  expect(await sqlAt(marked)).toBe('typescript');
});

test('in whatever stands in a cell, the place has the position in it', async () => {
  const pieces =
    '%%sql|%%sql dev|\n| |select a|${|}|`|rs.sql`|sql`|\'|"|/*|//|(|)|%time|${a.b}|😀'.split('|');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (words, share) => {
        const cell = words.join('');
        const position = Math.floor(cell.length * share);
        const place = await findPlace(cell, position);
        if (place.kind === 'typescript') {
          expect(place.source).toHaveLength(cell.length);
          expect(place.source.split('\n')).toHaveLength(cell.split('\n').length);
        } else if (place.kind === 'sql') {
          expect(place.start).toBeLessThanOrEqual(position);
          expect(place.start + place.text.length).toBeGreaterThanOrEqual(position);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
