import { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import { isSqlValue, type SqlValue } from '../sql/value.js';

/** Gives the value that a name has before the cell runs; `undefined` where it has none yet. */
export type LookUp = (name: string) => { readonly value: unknown } | undefined;

const NAMES =
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\s*\.\s*[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const BIGINT = /^-?\d+n$/;
const STRING = /^(?:'[^'\\\n]*'|"[^"\\\n]*")$/;
const IDENTIFIERS = /^(?<tag>[\p{ID_Start}$_][\p{ID_Continue}$]*)\.id\((?<parts>[^()]*)\)$/u;
const WORDS = new Map<string, SqlValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A property that holds a value; one that is computed is not asked, because that would run code. */
function held(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null
    ? Object.getOwnPropertyDescriptor(owner, name)?.value
    : undefined;
}

function lookedUp(expression: string, lookUp: LookUp): unknown {
  const [first = '', ...rest] = expression.split('.').map((name) => name.trim());
  return rest.reduce(held, lookUp(first)?.value);
}

/** What `sql.id('public', 'sales')` gives, where its parts are literals. */
function identifiers(expression: string, lookUp: LookUp): Sql | undefined {
  const { tag = '', parts = '' } = IDENTIFIERS.exec(expression)?.groups ?? {};
  const texts = parts.split(',').map((part) => part.trim());
  return lookUp(tag)?.value === sql && texts.every((text) => STRING.test(text) && text.length > 2)
    ? sql.id(...texts.map((text) => text.slice(1, -1)))
    : undefined;
}

function evaluated(expression: string, lookUp: LookUp): unknown {
  if (NUMBER.test(expression)) return Number(expression);
  if (BIGINT.test(expression)) return BigInt(expression.slice(0, -1));
  if (STRING.test(expression)) return expression.slice(1, -1);
  if (WORDS.has(expression)) return WORDS.get(expression);
  return NAMES.test(expression) ? lookedUp(expression, lookUp) : identifiers(expression, lookUp);
}

/**
 * The value that a binding will have, as far as it is known without running anything: of a literal, and of a name of
 * an earlier cell or a plain property under it, and of `sql.id(…)` with literals. `undefined` for all else.
 *
 * @example
 * ```ts
 * knownValue('limits.low', (name) => (name === 'limits' ? { value: { low: 3 } } : undefined)); // 3
 * ```
 */
export function knownValue(expression: string, lookUp: LookUp): SqlValue | Sql | undefined {
  const value = evaluated(expression.trim(), lookUp);
  return value instanceof Sql || isSqlValue(value) ? value : undefined;
}
