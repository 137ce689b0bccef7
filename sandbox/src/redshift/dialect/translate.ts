import type { DialectFacts } from './facts.js';
import { lex } from './lex/lex.js';
import { parted } from './lex/parted.js';
import { parseOwn } from './own/own.js';
import { rewriteSuper } from './query/super.js';
import { refuseStatement } from './refuse/refuse-statement.js';
import { Refused } from './refuse/refused.js';
import { Context } from './rewrite/context.js';
import { rewriteAll } from './rewrite/rewrite.js';
import { rewriteStatement } from './statement/statements.js';
import type { Translation } from './translation.js';
import { nest } from './tree/node.js';
import { render } from './tree/render.js';

export { type DialectFacts, NO_FACTS } from './facts.js';
export { hasLimit } from './own/has-limit.js';
export type { OwnStatement, StatementOption } from './own-statement.js';
export { type StatementText, splitStatements } from './split.js';
export type { RefusedStatement, TranslatedOwn, TranslatedSql, Translation } from './translation.js';

const same = (offset: number) => offset;

/**
 * Translates one statement of Redshift's to PostgreSQL's SQL. What both read alike comes out as it was, so that the
 * catalogue queries of drivers pass. Never throws: what cannot be read goes to PostgreSQL, which says so.
 *
 * A table's distribution, sort keys and encodings go along in a comment of the statement; a trigger of the database
 * keeps them in `pg_catalog.redshift_design` (catalog/functions/design.ts), for the catalogue's views.
 *
 * @param statement one statement, see {@link splitStatements}
 * @example
 * ```ts
 * translate('select top 3 eventid from event', NO_FACTS);
 * // { kind: 'sql', text: 'select eventid from event limit 3', … }
 * ```
 */
export function translate(statement: string, facts: DialectFacts): Translation {
  try {
    const nodes = nest(parted(lex(statement)));
    const own = parseOwn(nodes);
    if (own !== undefined) return { kind: 'own', statement: own };
    refuseStatement(nodes, statement);
    const context = new Context(facts, nodes);
    const rewritten = rewriteAll(rewriteSuper(rewriteStatement(nodes), context), context);
    const { text, toOriginal } = render(rewritten);
    return { kind: 'sql', text, toOriginal: text === statement ? same : toOriginal };
  } catch (error) {
    if (error instanceof Refused) return error.statement;
    throw error;
  }
}
