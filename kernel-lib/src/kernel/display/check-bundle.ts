import { isJsonObject } from '../wire/json.js';
import type { JsonObject } from '../wire/message.js';
import { bundleText } from './bundle-text.js';
import { jsonValue } from './json-value.js';
import type { MimeBundle } from './mime-bundle.js';
import { plainText } from './plain-text.js';

/** `text/html`, `application/vnd.plotly.v1+json`; parameters such as `; charset=utf-8` are allowed. */
const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+(?:\s*;.*)?$/;

const isJsonType = (type: string): boolean => /^application\/(?:.*\+)?json(?:\s*;|$)/.test(type);

const isText = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((line) => typeof line === 'string'));

const isBytes = (value: unknown): value is Uint8Array | ArrayBuffer =>
  value instanceof Uint8Array || value instanceof ArrayBuffer;

/** Bytes as text, as messages carry them. */
export const base64 = (bytes: Uint8Array | ArrayBuffer): string =>
  bytes instanceof ArrayBuffer
    ? Buffer.from(bytes).toString('base64')
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

function content(type: string, value: unknown): unknown {
  if (!MIME_TYPE.test(type)) {
    throw new TypeError(
      `"${type}" in a MIME bundle is no MIME type; one looks like "text/html" or "image/png".`,
    );
  }
  if (isJsonType(type)) return jsonValue(value, type);
  if (isText(value)) return value;
  if (isBytes(value) && !type.startsWith('text/')) return base64(value);
  // Some libraries give objects under types that do not say they are JSON.
  if (isJsonObject(value) && /^application\/vnd\./.test(type)) return jsonValue(value, type);
  throw new TypeError(
    `"${type}" in a MIME bundle holds ${plainText(value).slice(0, 100)}; it takes a string${type.startsWith('text/') ? '' : ' or bytes'}.`,
  );
}

/**
 * A MIME bundle as it can be sent: every content is text, base64 or JSON, and there is a `text/plain`.
 *
 * @param text makes the `text/plain` where the bundle has none
 * @throws {TypeError} it is no bundle; it names the type whose content is wrong
 */
export function checkBundle(
  bundle: unknown,
  text: (bundle: MimeBundle) => string = bundleText,
): MimeBundle {
  if (!isJsonObject(bundle)) {
    throw new TypeError(
      `A MIME bundle is an object such as { "text/html": "…" }; this is ${plainText(bundle).slice(0, 100)}.`,
    );
  }
  const entries = Object.entries(bundle).map(([type, value]) => [type, content(type, value)]);
  const checked: MimeBundle = Object.fromEntries(entries);
  return 'text/plain' in checked ? checked : { ...checked, 'text/plain': text(checked) };
}

/** Metadata of a bundle: a JSON object, or nothing. */
export function checkMetadata(metadata: unknown): JsonObject {
  const checked = jsonValue(metadata ?? {}, 'metadata');
  if (isJsonObject(checked)) return checked;
  throw new TypeError('metadata is an object, such as { "image/png": { width: 400 } }.');
}
