import { isRecord } from '../../protocol/record.js';
import type { Node, StringNode } from './shape.js';

const shown = 256;

const valueText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
};

const subject = (value: unknown, path: string, sensitive = false): string =>
  sensitive ? `Value at '${path}'` : `Value '${valueText(value)}' at '${path}'`;

const failed = (who: string, constraint: string): string =>
  `${who} failed to satisfy constraint: ${constraint}`;

/** AWS writes a member's path in lower camel case. */
const member = (path: string, name: string): string => {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return path === '' ? lower : `${path}.${lower}`;
};

/** What a length or a value breaks of its limits. `who` is as in `Value '…' at '…'`. */
export function sizeViolations(
  who: string,
  size: number,
  kind: 'length' | 'value',
  limits: { readonly min?: number; readonly max?: number },
): string[] {
  const found: string[] = [];
  if (limits.min !== undefined && size < limits.min) {
    found.push(failed(who, `Member must have ${kind} greater than or equal to ${limits.min}`));
  }
  if (limits.max !== undefined && size > limits.max) {
    found.push(failed(who, `Member must have ${kind} less than or equal to ${limits.max}`));
  }
  return found;
}

function stringViolations(shape: StringNode, value: string, path: string): string[] {
  const who = subject(value, path, shape.sensitive);
  if (shape.values !== undefined) {
    return shape.values.includes(value)
      ? []
      : [failed(who, `Member must satisfy enum value set: [${shape.values.join(', ')}]`)];
  }
  const found = sizeViolations(who, value.length, 'length', shape);
  if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`, 'u').test(value)) {
    found.push(failed(who, `Member must satisfy regular expression pattern: ${shape.pattern}`));
  }
  return found;
}

/** A value of a wrong JSON type cannot be read at all: the service calls that a SerializationException. */
export class WrongType extends Error {
  constructor(value: unknown, wanted: string, path: string) {
    const is = Array.isArray(value)
      ? 'ARRAY'
      : (value === null ? 'null' : typeof value).toUpperCase();
    super(`${is}_VALUE can not be converted to a ${wanted} (at '${path}')`);
  }
}

/**
 * What a value breaks of a shape, each in AWS's words; empty where it satisfies it. Members that the shape does
 * not know are passed over, as the service does. Throws {@link WrongType} for a value of another JSON type.
 *
 * @example
 * ```ts
 * violations(string({ max: 3 }), 'four', 'name');
 * // ["Value 'four' at 'name' failed to satisfy constraint: Member must have length less than or equal to 3"]
 * ```
 */
export function violations(shape: Node, value: unknown, path: string): string[] {
  switch (shape.kind) {
    case 'string':
      if (typeof value !== 'string') throw new WrongType(value, 'String', path);
      return stringViolations(shape, value, path);
    case 'boolean':
      if (typeof value !== 'boolean') throw new WrongType(value, 'Boolean', path);
      return [];
    case 'integer':
    case 'timestamp':
      if (typeof value !== 'number' || (shape.kind === 'integer' && !Number.isInteger(value))) {
        throw new WrongType(value, shape.kind === 'integer' ? 'Integer' : 'Timestamp', path);
      }
      return sizeViolations(subject(value, path), value, 'value', shape);
    case 'list': {
      if (!Array.isArray(value)) throw new WrongType(value, 'List', path);
      return [
        ...sizeViolations(subject(`${value.length} items`, path), value.length, 'length', shape),
        ...value.flatMap((item, index) =>
          violations(shape.member, item, `${path}.${index + 1}.member`),
        ),
      ];
    }
    case 'map': {
      if (!isRecord(value)) throw new WrongType(value, 'Map', path);
      const entries = Object.entries(value);
      return [
        ...sizeViolations(
          subject(`${entries.length} entries`, path),
          entries.length,
          'length',
          shape,
        ),
        ...entries.flatMap(([key, item]) => [
          ...violations(shape.key, key, `${path}.key`),
          ...violations(shape.value, item, `${path}.${key}.member`),
        ]),
      ];
    }
    case 'structure': {
      if (!isRecord(value)) throw new WrongType(value, 'Structure', path);
      const present = (name: string) => value[name] !== undefined && value[name] !== null;
      return [
        ...Object.entries(shape.required).flatMap(([name, inner]) =>
          present(name)
            ? violations(inner, value[name], member(path, name))
            : [failed(`Value null at '${member(path, name)}'`, 'Member must not be null')],
        ),
        ...Object.entries(shape.optional).flatMap(([name, inner]) =>
          present(name) ? violations(inner, value[name], member(path, name)) : [],
        ),
      ];
    }
  }
}
