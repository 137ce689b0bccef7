import { lex } from '../dialect/lex/lex.js';

/**
 * Tables of PostgreSQL's catalogue that have other columns on Redshift, and the views that stand for them. Names of the
 * same length, so that no position in a statement moves.
 */
export const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['pg_attribute', 'rs_attribute'],
  ['pg_attrdef', 'rs_attrdef'],
  ['pg_class', 'rs_class'],
  ['pg_type', 'rs_type'],
]);

const MENTIONED = new RegExp([...STAND_INS.keys()].join('|'), 'i');

/** Puts Redshift's own catalogue in the place of PostgreSQL's, wherever a statement names it. */
export function postgresCatalogNames(text: string): string {
  if (!MENTIONED.test(text)) return text;
  return lex(text)
    .map((token) => {
      const own = token.kind === 'word' ? STAND_INS.get(token.value) : undefined;
      return token.before + (own ?? token.text);
    })
    .join('');
}
