import { planUnload } from '../bulk/unload/unload-plan.js';
import { postgresCatalogNames } from '../catalog/own-names.js';
import type { UnloadStatement } from '../dialect/own-statement.js';
import { type DialectFacts, hasLimit, splitStatements, translate } from '../dialect/translate.js';
import type { Refusal } from '../relay/rewritten.js';
import type { OwnSql } from './own-sql.js';

/** An UNLOAD is to PostgreSQL its query, whose rows go to the gateway (bulk/unload/). */
export function unload(statement: UnloadStatement, facts: DialectFacts): OwnSql | Refusal {
  const [query, more] = splitStatements(statement.query);
  if (query === undefined || more !== undefined || !/^[\s(]*(?:select|with)\b/i.test(query.text)) {
    const near = (more ?? query)?.text.trim().split(/\s/)[0] ?? '';
    return { code: '42601', message: `syntax error in the query of UNLOAD at or near "${near}"` };
  }
  if (hasLimit(query.text)) return { code: '42601', message: 'Limit clause is not supported' };
  const translation = translate(query.text, facts);
  if (translation.kind === 'refused') return { ...translation, position: undefined };
  if (translation.kind === 'own') return { code: '42601', message: 'UNLOAD takes a SELECT' };
  const plan = planUnload(statement);
  if ('code' in plan) return plan;
  return { text: postgresCatalogNames(translation.text), tag: 'UNLOAD', unload: plan };
}
