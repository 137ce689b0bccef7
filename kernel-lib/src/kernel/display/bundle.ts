import { inspect } from 'node:util';
import { isJsonObject } from '../wire/json.js';
import type { JsonObject } from '../wire/message.js';

/** A value by MIME type: text, JSON, or base64 for binary formats. */
export type MimeBundle = JsonObject;

/**
 * Method by which a value says how it is shown: it returns a MIME bundle
 * (https://docs.deno.com/runtime/reference/cli/jupyter/#jupyterdisplay).
 */
export const DISPLAY = Symbol.for('Jupyter.display');

/** A value as text, the way Node's own prompt shows it. */
export const plainText = (value: unknown): string =>
  typeof value === 'string'
    ? inspect(value, { breakLength: Number.POSITIVE_INFINITY })
    : inspect(value, { maxArrayLength: 100, depth: 4 });

function ownBundle(value: unknown): MimeBundle | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
    return undefined;
  const method: unknown = Reflect.get(value, DISPLAY);
  if (typeof method !== 'function') return undefined;
  const bundle: unknown = Reflect.apply(method, value, []);
  return isJsonObject(bundle) ? bundle : undefined;
}

/**
 * How a value is shown: by its own `Symbol.for('Jupyter.display')` method, else as text. `text/plain` is always there; a
 * display method that throws is shown as what it threw.
 */
export function mimeBundle(value: unknown): MimeBundle {
  try {
    const bundle = ownBundle(value);
    if (bundle !== undefined) return { 'text/plain': plainText(value), ...bundle };
    return { 'text/plain': plainText(value) };
  } catch (error) {
    return { 'text/plain': `This value could not be shown: ${String(error)}` };
  }
}
