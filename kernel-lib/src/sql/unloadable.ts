import { outerWords } from './words.js';

const LIMITS = new Set(['limit', 'offset', 'top', 'fetch']);

/**
 * A query as UNLOAD takes it: a limit of the whole query, which UNLOAD refuses ("Limit clause is not supported"), goes
 * inside.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html "Limit clause"
 * @example
 * ```ts
 * unloadable('select * from venue limit 10'); // 'select * from (select * from venue limit 10\n) as unloaded'
 * unloadable('select * from (select 1 limit 1)'); // as it is
 * ```
 */
export function unloadable(query: string): string {
  const limited = outerWords(query).some((word) => LIMITS.has(word));
  // On a line of its own, since the query may end in a comment.
  return limited ? `select * from (${query}\n) as unloaded` : query;
}
