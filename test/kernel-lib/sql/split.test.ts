import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitStatements } from '../../../kernel-lib/src/sql/split.js';

const texts = (sql: string): string[] => splitStatements(sql).map(({ text }) => text);

describe('splitStatements', () => {
  test.each([
    ['nothing', '', []],
    ['only blanks, comments and semicolons', ' ;; -- a;b\n/* c;d */ ;', []],
    ['one without a semicolon', 'select 1', ['select 1']],
    ['two', 'select 1; select 2;', ['select 1', 'select 2']],
    ['text with a semicolon', "select ';'; select 2", ["select ';'", 'select 2']],
    ['a doubled quote', "select 'it''s;'; select 2", ["select 'it''s;'", 'select 2']],
    [
      'an escaped quote, as Redshift has it',
      "select 'it\\'s;'; select 2",
      ["select 'it\\'s;'", 'select 2'],
    ],
    ['a quoted name', 'select 1 as ";""; "; select 2', ['select 1 as ";""; "', 'select 2']],
    ['a dollar quote', 'select $$;$$; select $a$;$$;$a$', ['select $$;$$', 'select $a$;$$;$a$']],
    ['dollars inside a name', 'select a$b$c; select d$b$', ['select a$b$c', 'select d$b$']],
    [
      'nested comments',
      'select /* ; /* ; */ ; */ 1; select 2',
      ['select /* ; /* ; */ ; */ 1', 'select 2'],
    ],
    [
      'a comment to the end of the line',
      "select 1 -- isn't; it\n, 2",
      ["select 1 -- isn't; it\n, 2"],
    ],
    ['a minus and a division', 'select 4 - 2 / 1; select 2', ['select 4 - 2 / 1', 'select 2']],
    ['what is not closed', "select 'a; b", ["select 'a; b"]],
  ])('%s', (_name, sql, expected) => {
    expect(texts(sql)).toEqual(expected);
  });

  test('tells where each statement begins', () => {
    const sql = '-- first\nselect 1;\n  select 2';
    for (const { text, start } of splitStatements(sql)) {
      expect(sql.slice(start, start + text.length)).toBe(text);
    }
  });

  test('joined again, the parts are the same', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '$$',
      '$a$',
      ';',
      '--',
      '/*',
      '*/',
      '\n',
      ' ',
      '\\',
      'a',
      '1',
      '$',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const parts = texts(pieces.join(''));
        // The last part may be open to the end; the others are whole statements.
        expect(texts(parts.join('\n;'))).toEqual(parts);
      }),
      { numRuns: 2000 },
    );
  });

  test('statements come back as they were put together', () => {
    const inside = fc.string({
      unit: fc.constantFrom(';', '-', '/', '*', '"', "'", '$', 'x', '\n', ' '),
    });
    const piece = fc.oneof(
      inside.map((text) => `'${text.replaceAll("'", "''")}'`),
      inside.map((text) => `"${text.replaceAll('"', '""')}"`),
      inside.map((text) => `$body$${text.replaceAll('$', '')}$body$`),
      inside.map((text) => `/*${text.replaceAll(/[*/]/g, '')}/* ; */*/ 1`),
      inside.map((text) => `--${text.replaceAll('\n', '')}\n1`),
      fc.constantFrom('select', '1', 'a$b$', '(', ')'),
    );
    const statement = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => `select ${pieces.join(' ')}`);
    const gap = fc.constantFrom(';', ' ; ', ';;', '; -- ; \n', ';/* ; /* ; */ */');
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 5 }),
        gap,
        (statements, between) => {
          expect(texts(statements.join(between))).toEqual(statements);
        },
      ),
    );
  });
});
