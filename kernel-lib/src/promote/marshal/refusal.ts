import ts from 'typescript';
import { typeName } from './type-name.js';

/** Types that travel as they are, by the name of their symbol. */
const VALUES = new Set(
  (
    'Date RegExp Boolean String Number BigInt ArrayBuffer SharedArrayBuffer DataView Buffer Int8Array Uint8Array ' +
    'Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array ' +
    'Float64Array Error TypeError RangeError'
  ).split(' '),
);

/** Types that travel as Arrow IPC. */
const FRAMES = new Set(['Result', 'Table', 'DataFrame']);

/** Containers whose content must be able to travel. */
const CONTAINERS = new Set(['Array', 'ReadonlyArray', 'Map', 'ReadonlyMap', 'Set', 'ReadonlySet']);

/** Things that stay with the process that has them, and why. */
const BOUND: Readonly<Record<string, string>> = {
  Promise: 'a promise; await it first',
  Connection:
    'a connection, which lives in the notebook only; query before the step, and use the Result',
  WeakMap: 'a WeakMap, which cannot be listed',
  WeakSet: 'a WeakSet, which cannot be listed',
  Generator: 'a generator; collect its values in an array',
  Symbol: 'a symbol',
};

const DEEPEST = 6;

const PLAIN =
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown |
  ts.TypeFlags.Never |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.VoidLike |
  ts.TypeFlags.Null;

function refuseObject(type: ts.Type, checker: ts.TypeChecker, depth: number): string | undefined {
  const name = typeName(type);
  if (VALUES.has(name) || FRAMES.has(name)) return undefined;
  if (Object.hasOwn(BOUND, name)) return BOUND[name];
  if (type.getCallSignatures().length > 0) return 'a function';
  if (type.getConstructSignatures().length > 0) return 'a class';
  if (checker.isTupleType(type) || CONTAINERS.has(name)) {
    const inner = checker.getTypeArguments(type as ts.TypeReference);
    return first(inner, (part) => refusal(part, checker, depth + 1));
  }
  return first(checker.getPropertiesOfType(type), (property) => {
    const why = refusal(checker.getTypeOfSymbol(property), checker, depth + 1);
    return why === undefined ? undefined : `an object whose "${property.name}" is ${why}`;
  });
}

function first<T>(list: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of list) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Why a value of this type cannot go from one step to another; `undefined` where it can. What the type does not tell
 * (`any`, `unknown`) is seen when the step runs.
 */
export function refusal(type: ts.Type, checker: ts.TypeChecker, depth = 0): string | undefined {
  if (depth > DEEPEST || (type.flags & PLAIN) !== 0) return undefined;
  if ((type.flags & ts.TypeFlags.ESSymbolLike) !== 0) return BOUND.Symbol;
  if (type.isUnion()) {
    return first(type.types, (part) => refusal(part, checker, depth));
  }
  return refuseObject(checker.getApparentType(type), checker, depth);
}
