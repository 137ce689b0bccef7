import { type InspectOptions, inspect, types } from 'node:util';
import { clip } from './clip.js';

/** The longest text of a value, in UTF-16 units. */
const LONGEST = 20_000;
/** How many values, however deep, a text may name. */
const MOST_VALUES = 2_000;
/** How many names of one object are shown. */
const MOST_NAMES = 200;

/** Ever less of a value, until what is shown is few enough. */
const VIEWS: readonly InspectOptions[] = [
  { depth: 4, maxArrayLength: 100 },
  { depth: 3, maxArrayLength: 50 },
  { depth: 2, maxArrayLength: 25 },
  { depth: 1, maxArrayLength: 20 },
  { depth: 0, maxArrayLength: 100 },
];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function first<T>(values: Iterable<T>, most: number): T[] {
  const found: T[] = [];
  for (const value of values) {
    if (found.length === most) break;
    found.push(value);
  }
  return found;
}

/** What stands in an object, without running a getter or a trap of a proxy. */
function contents(value: object, most: number): unknown[] {
  if (types.isProxy(value) || ArrayBuffer.isView(value)) return [];
  if (value instanceof Map) return first(Map.prototype.entries.call(value), most).flat();
  if (value instanceof Set) return first(Set.prototype.values.call(value), most);
  if (Array.isArray(value)) return value.slice(0, most);
  const names = Object.keys(value).slice(0, MOST_VALUES);
  return names.map((name) => Object.getOwnPropertyDescriptor(value, name)?.value);
}

/** How many values a view names, counted up to the most that are allowed. */
function count(value: unknown, { depth, maxArrayLength }: InspectOptions): number {
  let counted = 0;
  const walk = (each: unknown, deep: number): void => {
    counted += 1;
    if (counted > MOST_VALUES || deep < 0 || !isObject(each)) return;
    for (const inner of contents(each, maxArrayLength ?? 0)) walk(inner, deep - 1);
  };
  walk(value, depth ?? 0);
  return counted;
}

/** A plain object with its first names only, and a word on the others. */
function fewNames(value: object): string | undefined {
  const prototype: unknown = types.isProxy(value) ? undefined : Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const names = Object.keys(value);
  if (names.length <= MOST_NAMES) return undefined;
  const shown = Object.create(prototype) as object;
  for (const name of names.slice(0, MOST_NAMES)) {
    const property = Object.getOwnPropertyDescriptor(value, name);
    if (property !== undefined) Object.defineProperty(shown, name, property);
  }
  const text = inspect(shown, { depth: 0 });
  const left = (names.length - MOST_NAMES).toLocaleString('en-US');
  return `${text.replace(/\n?\s*\}$/, '')},\n  ... ${left} more properties\n}`;
}

const viewOf = (value: object): InspectOptions | undefined =>
  VIEWS.find((view) => count(value, view) <= MOST_VALUES) ?? VIEWS.at(-1);

function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return inspect(value, {
      breakLength: Number.POSITIVE_INFINITY,
      maxStringLength: LONGEST - 1_000,
    });
  }
  if (!isObject(value)) return inspect(value);
  const text = fewNames(value) ?? inspect(value, viewOf(value));
  return types.isPromise(value) && text.startsWith('Promise { <pending>')
    ? `${text}\nWrite await before it to see its value.`
    : text;
}

/** What an object is called when it cannot be looked into. */
function nameOf(value: unknown): string {
  try {
    const { name } = (value as object).constructor;
    return typeof name === 'string' && name !== '' ? name : 'object';
  } catch {
    return 'object';
  }
}

/**
 * A value as text, the way Node's own prompt shows it. However large the value is, and whatever its own code does, a
 * text of bounded length comes of it, which says what is left out.
 */
export function plainText(value: unknown): string {
  try {
    return clip(textOf(value), LONGEST);
  } catch {
    return `[${nameOf(value)}: it cannot be shown]`;
  }
}
