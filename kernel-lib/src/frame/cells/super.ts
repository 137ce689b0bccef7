/** A value of a SUPER column: what JSON has; a whole number that no double holds is a `bigint`, a longer decimal its digits. */
export type SuperValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly SuperValue[]
  | { readonly [key: string]: SuperValue };

/** A number may lose digits only where it has more than these. */
const MAY_BE_LONG = /\d[\d.]{15}/;

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Marks a number that stands as text for a while; NUL is in no text of Redshift. */
const MARK = '\0';

/** The digits that a double writes back unchanged. */
const EXACT = 15;

function mark(token: string): string {
  const digits = token.replace(/[eE].*|\D/g, '').replace(/^0+/, '');
  return token.startsWith('"') || digits.length <= EXACT ? token : `"\\u0000${token}"`;
}

function unmark(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(MARK)) return value;
  const text = value.slice(1);
  if (!/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** Reads the text of a SUPER value; text that is no JSON is left as it is. */
export function parseSuper(text: string): SuperValue {
  try {
    return MAY_BE_LONG.test(text)
      ? JSON.parse(text.replace(TOKEN, mark), unmark)
      : JSON.parse(text);
  } catch {
    return text;
  }
}
