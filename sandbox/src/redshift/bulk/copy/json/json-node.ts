import { BadValue } from '../values/bad-value.js';

/** A value of JSON, with the text that it stands in: numbers keep all their digits. */
export type JsonNode = { readonly raw: string } & (
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number' | 'boolean' | 'null' }
);

const BLANK = /[ \t\r\n]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads one value. @throws BadValue with the place where it stops being JSON */
export function parseJson(text: string): JsonNode {
  let at = 0;
  const bad = () => new BadValue(1216, 'Invalid value.', at);
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  };
  const mark = (...marks: readonly string[]): string => {
    match(BLANK);
    const found = text[at] ?? '';
    if (!marks.includes(found)) throw bad();
    at++;
    return found;
  };
  /** Whether the list closes at once. */
  const closes = (close: string): boolean => {
    match(BLANK);
    if (text[at] !== close) return false;
    at++;
    return true;
  };
  const string = (): string => {
    match(BLANK);
    if (text[at] !== '"') throw bad();
    const end = closingQuote(text, at);
    try {
      const value = JSON.parse(text.slice(at, end)) as string;
      at = end;
      return value;
    } catch {
      throw bad();
    }
  };
  const fail = (): never => {
    throw bad();
  };
  const value = (): JsonNode => {
    match(BLANK);
    const start = at;
    const raw = () => text.slice(start, at);
    const first = text[at];
    if (first === '"') return { kind: 'string', value: string(), raw: raw() };
    if (first === '{' || first === '[') {
      at++;
      if (first === '[') {
        const items: JsonNode[] = [];
        if (!closes(']'))
          do items.push(value());
          while (mark(',', ']') === ',');
        return { kind: 'array', items, raw: raw() };
      }
      const members = new Map<string, JsonNode>();
      if (!closes('}')) {
        do {
          const name = string();
          mark(':');
          members.set(name, value());
        } while (mark(',', '}') === ',');
      }
      return { kind: 'object', members, raw: raw() };
    }
    const scalar = match(SCALAR) ?? fail();
    const kind = scalar === 'null' ? 'null' : /^[tf]/.test(scalar) ? 'boolean' : 'number';
    return { kind, raw: scalar };
  };
  const whole = value();
  match(BLANK);
  if (at < text.length) throw bad();
  return whole;
}

/** The place behind the quotation mark that ends a string. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
  }
  return text.length;
}
