import { lexemeAt } from './lexeme.js';

/**
 * A query as UNLOAD takes it: one whose outermost part ends in LIMIT becomes a query of its result, since UNLOAD refuses it
 * ("Limit clause is not supported").
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html "Limit clause"
 * @example
 * ```ts
 * unloadable('select * from venue limit 10'); // 'select * from (\nselect * from venue limit 10\n) as limited'
 * unloadable('select * from (select 1 limit 1)'); // as it is
 * ```
 */
export function unloadable(query: string): string {
  let depth = 0;
  for (let at = 0; at < query.length; ) {
    const { kind, end } = lexemeAt(query, at);
    const word = query.slice(at, end);
    if (kind === 'code') {
      if (word === '(') depth++;
      else if (word === ')') depth--;
      else if (depth === 0 && /^limit$/i.test(word)) {
        // A comment at its end must not swallow the bracket.
        return `select * from (\n${query}\n) as limited`;
      }
    }
    at = end;
  }
  return query;
}
