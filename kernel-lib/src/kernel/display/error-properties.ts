import { inspect } from 'node:util';
import { clip } from './clip.js';

/** The longest text of an error's properties, in UTF-16 units. */
const LONGEST = 2_000;
/** Shown elsewhere. */
const TOLD = new Set(['name', 'message', 'stack', 'cause', 'errors']);

/**
 * What else an error carries, such as `{ code: 'ENOENT', errno: -2 }`; empty where there is nothing. Objects within are
 * only named: requests and their headers, which hold what nobody should read, are among them.
 */
export function errorProperties(error: Error): string {
  const names = Object.keys(error).filter((name) => !TOLD.has(name));
  if (names.length === 0) return '';
  const properties = names.map((name) => [name, Object.getOwnPropertyDescriptor(error, name)]);
  const extra = Object.create(Object.prototype, Object.fromEntries(properties));
  try {
    return clip(inspect(extra, { depth: 0, maxStringLength: 500 }), LONGEST);
  } catch {
    return '';
  }
}
