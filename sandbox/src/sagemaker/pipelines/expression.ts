import { isList, isObject, type Json, type JsonObject } from './json.js';
import { follow, parseReference } from './reference.js';

/** What the references of an expression stand for at run time. */
export interface Scope {
  parameter(name: string): Json | undefined;
  execution(name: string): Json | undefined;
  /** The properties of a step that has succeeded: the answer of its job's Describe operation. */
  step(name: string): Json | undefined;
}

/** An expression that cannot be evaluated; the message names it. */
export class ExpressionError extends Error {}

const kinds = ['Get', 'Std:Join', 'Std:JsonGet'] as const;

/** Which expression an object is; nothing for an ordinary one. */
export function expressionKind(value: JsonObject): (typeof kinds)[number] | undefined {
  const keys = Object.keys(value);
  return keys.length === 1 ? kinds.find((kind) => kind === keys[0]) : undefined;
}

/**
 * A value of a definition with every expression in it replaced by what it stands for now.
 *
 * @throws ExpressionError for a reference to nothing, or a Join of other things than scalars.
 *
 * @example
 * ```ts
 * evaluate({ 'Std:Join': { On: '/', Values: ['s3:/', { Get: 'Parameters.Bucket' }] } }, scope); // 's3://tickit'
 * ```
 */
export function evaluate(value: Json, scope: Scope): Json {
  if (isList(value)) return value.map((item) => evaluate(item, scope));
  if (!isObject(value)) return value;
  switch (expressionKind(value)) {
    case 'Get':
      return get(value.Get, scope);
    case 'Std:Join':
      return join(value['Std:Join'], scope);
    case 'Std:JsonGet':
      throw new ExpressionError('Std:JsonGet cannot be evaluated here.');
    case undefined:
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, evaluate(inner, scope)]),
      );
  }
}

function get(text: Json | undefined, scope: Scope): Json {
  const reference = typeof text === 'string' ? parseReference(text) : undefined;
  const found = reference === undefined ? undefined : lookUp(reference, scope);
  if (found === undefined) {
    throw new ExpressionError(`The reference ${JSON.stringify(text)} stands for nothing.`);
  }
  return found;
}

function lookUp(reference: NonNullable<ReturnType<typeof parseReference>>, scope: Scope) {
  switch (reference.root) {
    case 'Parameters':
      return scope.parameter(reference.name);
    case 'Execution':
      return scope.execution(reference.name);
    case 'Steps': {
      const properties = scope.step(reference.name);
      return properties === undefined ? undefined : follow(properties, reference.path);
    }
  }
}

function join(body: Json | undefined, scope: Scope): string {
  const { On: on = '', Values: values } = isObject(body) ? body : ({} as JsonObject);
  if (typeof on !== 'string' || !isList(values)) {
    throw new ExpressionError(
      `Std:Join needs On, a text, and Values, a list: ${JSON.stringify(body)}`,
    );
  }
  const parts = values.map((item) => {
    const part = evaluate(item, scope);
    if (part === null || typeof part === 'object') {
      throw new ExpressionError(`Std:Join cannot join ${JSON.stringify(part)}: it is no scalar.`);
    }
    return String(part);
  });
  return parts.join(on);
}

/** Every expression that stands anywhere in a value, the outer before the inner. */
export function* expressions(value: Json): Generator<JsonObject> {
  if (isList(value)) {
    for (const item of value) yield* expressions(item);
  } else if (isObject(value)) {
    if (expressionKind(value) !== undefined) yield value;
    for (const inner of Object.values(value)) yield* expressions(inner);
  }
}
