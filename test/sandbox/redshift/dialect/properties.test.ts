import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import { lex } from '../../../../sandbox/src/redshift/dialect/lex/lex.js';
import {
  type DialectFacts,
  NO_FACTS,
  splitStatements,
  translate,
} from '../../../../sandbox/src/redshift/dialect/translate.js';
import { CASES, TABLES } from './cases.js';

beforeAll(() => loadModule());

const columns = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(' ').map((column) => column.split(':') as [string, string]));
const KNOWN: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  letters: columns('a:int4 b:varchar d:date'),
  tgt: columns('id:int4 v:int4'),
  src: columns('id:int4 v:int4'),
  part: columns('partname:varchar manufacturer:varchar quality:int4 price:numeric'),
  sup: columns('id:int4 v:super'),
};
const FACTS: DialectFacts = { columnsOf: (relation) => KNOWN[relation] };

const WORDS =
  `select from where group by order having qualify top 3 limit as join on pivot unpivot for in over partition within ` +
  `listagg decode nvl2 dateadd datediff month event e v a b items cast convert avg lag ignore nulls create table distkey ` +
  `sortkey encode identity like alter append merge using remove duplicates case when end union minus values distinct ` +
  `( ) [ ] , . :: ; ' " $$ -- /* */ \\ # $1 1.5 'x' "y" <> + - * = E'\\n' interval`;
const garbage = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...WORDS.split(' ')), { maxLength: 40 }).map((words) => words.join(' ')),
  fc
    .tuple(fc.constantFrom(...CASES), fc.nat(), fc.nat(20), fc.constantFrom(...WORDS.split(' ')))
    .map(([{ sql }, at, gone, word]) => {
      const start = at % sql.length;
      return `${sql.slice(0, start)}${word}${sql.slice(start + gone)}`;
    }),
);

describe('any text', () => {
  it('is the text of its tokens', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const tokens = lex(text);
        expect(tokens.map(({ before, text: own }) => before + own).join('')).toBe(text);
        for (const token of tokens) expect(text.startsWith(token.text, token.at)).toBe(true);
      }),
    );
  });

  it('is translated without a fault, with offsets inside it', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const translation = translate(text, FACTS);
        if (translation.kind === 'refused') {
          expect(translation.position ?? 0).toBeLessThanOrEqual(text.length);
        } else if (translation.kind === 'sql') {
          for (let at = 0; at <= translation.text.length; at++) {
            const original = translation.toOriginal(at);
            expect(original).toBeGreaterThanOrEqual(0);
            expect(original).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('splits to statements that stand where they say', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        for (const { text: own, start } of splitStatements(text)) {
          expect(text.startsWith(own, start)).toBe(true);
        }
      }),
    );
  });
});

const name = fc.constantFrom('a', 'b', 'e.a', '"B"', 'public.event.a');
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    name,
    fc.constantFrom('1', "'x'", '$1', 'null', 'true'),
    fc
      .tuple(tie('value'), fc.constantFrom('+', '=', '||', 'and', 'is not'), tie('value'))
      .map((all) => `(${all.join(' ')})`),
    fc
      .tuple(fc.constantFrom('sum', 'coalesce', 'lower'), tie('value'))
      .map(([called, of]) => `${called}(${of})`),
    tie('value').map((of) => `case when ${of} then 1 else 2 end`),
    tie('value').map((of) => `${of}::varchar`),
  ),
})).value;
const common = fc
  .tuple(fc.array(value, { minLength: 1, maxLength: 4 }), value, value)
  .map(
    ([list, where, sort]) =>
      `select ${list.join(', ')} from event e where ${where} order by ${sort} limit 3`,
  );

describe('what PostgreSQL reads alike', () => {
  it('comes out as it was', () => {
    fc.assert(
      fc.property(common, (sql) => {
        const translation = translate(sql, NO_FACTS);
        expect(translation).toMatchObject({ kind: 'sql', text: sql });
        if (translation.kind === 'sql') expect(translation.toOriginal(sql.length)).toBe(sql.length);
      }),
    );
  });
});

const ALL = [...CASES.map(({ sql }) => sql), ...TABLES];

describe('every statement of the cases', () => {
  it.each(ALL)('%s', (sql) => {
    const once = translate(sql, FACTS);
    if (once.kind !== 'sql') throw new Error(JSON.stringify(once));
    expect(() => parseSync(once.text)).not.toThrow();
    // What was left as it was is where it was.
    for (const token of lex(once.text)) {
      const at = once.toOriginal(once.text.indexOf(token.text));
      expect(at).toBeLessThanOrEqual(sql.length);
    }
  });

  it('keeps the order of offsets where nothing moves', () => {
    const sql = `select nvl(a, 1), datediff(day, a, b), 'it\\'s' from letters where len(b) = 2`;
    const translation = translate(sql, FACTS);
    if (translation.kind !== 'sql') throw new Error('refused');
    let last = 0;
    for (let at = 0; at <= translation.text.length; at++) {
      const original = translation.toOriginal(at);
      expect(original).toBeGreaterThanOrEqual(last);
      last = original;
    }
    expect(translation.toOriginal(translation.text.indexOf('len'))).toBe(sql.indexOf('len'));
  });
});
