import { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import type { SqlValue } from '../sql/value.js';
import { knownValue, type LookUp } from './known-value.js';
import { onlyFilters } from './only-filters.js';
import type { SqlCell } from './parse.js';
import { beginsAsQuery, changesColumns, firstWord } from './query-words.js';
import type { CellStatement } from './statement.js';

/** What is asked of the server to know the rows of a cell. */
export interface DescribedStatement {
  readonly statement: Sql;
  /** Whether the columns that the query computes have the types that the server tells, whatever is bound. */
  readonly computedIsKnown: boolean;
}

/** The statement with what is known of its values; NULL stands for the others. */
function withKnownValues({ strings, expressions }: CellStatement, lookUp: LookUp) {
  const unknown: number[] = [];
  let bound = 0;
  const values = expressions.map((expression): SqlValue | Sql => {
    const value = knownValue(expression, lookUp);
    if (value === undefined) unknown.push(bound);
    bound += value instanceof Sql ? value.values.length : 1;
    return value ?? null;
  });
  return { statement: sql(Object.assign([...strings], { raw: strings }), ...values), unknown };
}

/**
 * The statement whose rows a cell keeps or shows, ready to be described before the cell runs; `undefined` where it gives
 * no rows, or where the cell itself may change its columns first.
 */
export function describedStatement(cell: SqlCell, lookUp: LookUp): DescribedStatement | undefined {
  const last = cell.statements.at(-1);
  const earlier = cell.statements.slice(0, -1);
  if (last === undefined || cell.explain || !beginsAsQuery(last.text)) return undefined;
  if (earlier.some(({ text }) => changesColumns(text))) return undefined;
  const { statement, unknown } = withKnownValues(last, lookUp);
  // A binding at the very beginning may have been anything.
  if (firstWord(statement.text) === '' || !beginsAsQuery(statement.text)) return undefined;
  return { statement, computedIsKnown: onlyFilters(statement, unknown) };
}
