import { ServiceError } from '../../protocol/service.js';
import { lex } from '../dialect/lex/lex.js';

/** A parameter of a request; its value is text, whose type the server works out. */
export interface NamedParameter {
  readonly name: string;
  readonly value: string;
}

/** A statement with `$1`, `$2`, … where it names parameters. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly string[];
  /** Names that the statement uses. */
  readonly used: ReadonlySet<string>;
}

/**
 * Puts numbers where a statement names parameters: a colon and a name, outside of quotes, comments and casts. Without
 * parameters the statement stays as it is.
 *
 * @throws ServiceError `ValidationException` for a name that has no value.
 * @example
 * ```ts
 * bindNamed('select :id::int', [{ name: 'id', value: '7' }]); // { text: 'select $1::int', values: ['7'], … }
 * ```
 */
export function bindNamed(sql: string, parameters: readonly NamedParameter[] = []): BoundStatement {
  if (parameters.length === 0) return { text: sql, values: [], used: new Set() };
  const known = new Map(parameters.map(({ name, value }) => [name, value]));
  const numbers = new Map<string, number>();
  let text = '';
  let colon = false;
  for (const token of lex(sql)) {
    // A number may begin a name, and a word then follows it.
    if (colon && (token.kind === 'word' || token.kind === 'number') && token.before === '') {
      const value = known.get(token.text);
      if (value === undefined) {
        throw new ServiceError(
          'ValidationException',
          `The statement names the parameter ${token.text}, which has no value.`,
        );
      }
      const number = numbers.get(token.text) ?? numbers.size + 1;
      numbers.set(token.text, number);
      text = `${text.slice(0, -1)}$${number}`;
    } else {
      text += token.before + token.text;
    }
    colon = token.kind === 'mark' && token.text === ':';
  }
  return {
    text,
    values: [...numbers.keys()].map((name) => known.get(name) as string),
    used: new Set(numbers.keys()),
  };
}
