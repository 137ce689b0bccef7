import type { SqlParameter } from '@aws-sdk/client-redshift-data';
import { lexemeAt } from '../../sql/lexeme.js';
import { literal } from '../../sql/literal.js';
import type { SqlValue } from '../../sql/value.js';
import { encodeParameters } from '../wire/parameters.js';

/** A statement as ExecuteStatement takes it. */
export interface DataApiStatement {
  readonly Sql: string;
  readonly Parameters: SqlParameter[] | undefined;
}

/**
 * Puts values where a statement has `$1`, `$2`, …: text as a parameter of the Data API, whose type the server works out
 * as it does on the wire. Its parameters are text that is not empty, so all else is written as a literal, with the type
 * that binding it would have.
 *
 * @throws ShiftbookError `sql-value`, `sql-too-many-values`.
 * @example
 * ```ts
 * bindForDataApi('select $1, $2', ['a', 2]); // { Sql: 'select :p1, 2', Parameters: [{ name: 'p1', value: 'a' }] }
 * ```
 */
export function bindForDataApi(text: string, values: readonly SqlValue[]): DataApiStatement {
  encodeParameters(values);
  const parameters = new Map<string, string>();
  const put = (mark: string, number: string): string => {
    const value = values[Number(number) - 1];
    if (value === undefined) return mark;
    if (typeof value !== 'string' || value === '') return literal(value);
    parameters.set(`p${number}`, value);
    return `:p${number}`;
  };
  let sql = '';
  let code = '';
  for (let at = 0; at < text.length; ) {
    const { kind, end } = lexemeAt(text, at);
    if (kind === 'code') code += text.slice(at, end);
    if (kind !== 'code' || end === text.length) {
      sql += code.replace(/\$(\d+)/g, put);
      code = '';
    }
    if (kind !== 'code') sql += text.slice(at, end);
    at = end;
  }
  const Parameters = [...parameters].map(([name, value]) => ({ name, value }));
  return { Sql: sql, Parameters: Parameters.length > 0 ? Parameters : undefined };
}
