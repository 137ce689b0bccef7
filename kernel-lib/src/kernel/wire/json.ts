import { parse } from '../originals.js';
import { MalformedMessage } from './malformed.js';
import type { Header, JsonObject } from './message.js';

/** Whether a parsed value is a plain JSON object. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses one part of a message. */
export function decodeObject(part: Uint8Array, name: string): JsonObject {
  let value: unknown;
  try {
    value = parse(Buffer.from(part).toString('utf8'));
  } catch {
    throw new MalformedMessage(`its ${name} is not JSON`);
  }
  if (!isJsonObject(value)) throw new MalformedMessage(`its ${name} is not a JSON object`);
  return value;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function headerOf(value: JsonObject): Header {
  return {
    ...value,
    msg_id: text(value.msg_id),
    session: text(value.session),
    username: text(value.username),
    date: text(value.date),
    msg_type: text(value.msg_type),
    version: text(value.version),
  };
}

/** Parses a header; it must name the message's id and type. */
export function decodeHeader(part: Uint8Array): Header {
  const header = headerOf(decodeObject(part, 'header'));
  if (header.msg_id === '' || header.msg_type === '') {
    throw new MalformedMessage('its header has no msg_id or no msg_type');
  }
  return header;
}

/** Parses a parent header, which may be an empty object. */
export function decodeParent(part: Uint8Array): Header | Record<string, never> {
  const value = decodeObject(part, 'parent header');
  return Object.keys(value).length === 0 ? {} : headerOf(value);
}
