import { types } from 'node:util';

/** Whether a value is an error, of whatever realm. A proxy is none: each look at it runs code of its own. */
export function isError(value: unknown): value is Error {
  try {
    return types.isNativeError(value) || (!types.isProxy(value) && value instanceof Error);
  } catch {
    // A proxy among the objects that it inherits from.
    return false;
  }
}

/** A property, whatever the object does when it is asked. */
function read(value: object, name: string): unknown {
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
}

const textAt = (value: object, name: string): string => {
  const text = read(value, name);
  return typeof text === 'string' ? text : '';
};

/**
 * The class of an error. A class that does not say its name inherits the one of the class it extends, which would hide
 * it: the name then is that of its constructor.
 */
function className(error: Error): string {
  const named = [error, Object.getPrototypeOf(error)].some(
    (holder) => holder !== null && Object.hasOwn(holder, 'name'),
  );
  const own = textAt(error, 'name');
  const maker = read(error, 'constructor');
  const constructed = typeof maker === 'function' ? maker.name : '';
  return (named ? own : constructed) || own || 'Error';
}

/** What an error says of itself; each empty where it does not. */
export const errorFacts = (error: Error) => ({
  name: className(error),
  message: textAt(error, 'message'),
  stack: textAt(error, 'stack'),
});

/** An error that stands behind another one, or beside it, and how it is introduced. */
export interface Related {
  readonly label: string;
  readonly error: unknown;
}

/** How many errors of an AggregateError are shown. */
const MOST = 10;

function parts(error: Error): Related[] {
  const errors = read(error, 'errors');
  if (!Array.isArray(errors)) return [];
  const shown = errors.slice(0, MOST);
  return shown.map((each, at) => ({ label: `${at + 1} of ${errors.length}: `, error: each }));
}

/** The errors that an error brings along: those of an AggregateError, of a SuppressedError, and its cause. */
export function relatedErrors(error: Error): Related[] {
  const single = [
    ['suppressed', 'Suppressed '],
    ['error', 'Thrown at the end '],
    ['cause', 'Caused by '],
  ] as const;
  const isSuppressed = className(error) === 'SuppressedError';
  return [
    ...parts(error),
    ...single
      .filter(([name]) => name === 'cause' || isSuppressed)
      .map(([name, label]) => ({ label, error: read(error, name) }))
      .filter(({ error }) => error !== undefined),
  ];
}
