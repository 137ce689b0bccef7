/** Where a quoted name that opens at `start` ends, a doubled quote belonging to it. */
export function endOfName(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const close = text.indexOf('"', at);
    if (close === -1) break;
    if (text[close + 1] !== '"') return close + 1;
    at = close + 1;
  }
  return text.length;
}

/**
 * Where a string that opens at `start` ends. Redshift, as PostgreSQL before 9.1, reads a backslash as an escape in
 * every string.
 */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 92) at++;
    else if (char === 39) {
      if (text.charCodeAt(at + 1) !== 39) return at + 1;
      at++;
    }
  }
  return text.length;
}

const DOLLAR = /\$(?:[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?\$/y;

/** Where a dollar-quoted string that opens at `start` ends; undefined where none opens there. */
export function endOfDollar(text: string, start: number): number | undefined {
  DOLLAR.lastIndex = start;
  const tag = DOLLAR.exec(text)?.[0];
  if (tag === undefined) return undefined;
  const close = text.indexOf(tag, start + tag.length);
  return close === -1 ? text.length : close + tag.length;
}
