const BEFORE_REGEX = new Set(['return', 'typeof', 'case', 'in', 'of', 'await', 'void', 'delete']);

/** Whether a `/` after this text begins a regular expression, and not a division. */
function regexMayFollow(before: string): boolean {
  const trimmed = before.trimEnd();
  const word = /[\w$]+$/.exec(trimmed)?.[0];
  if (word !== undefined) return BEFORE_REGEX.has(word);
  return !/[)\]}'"`]$/.test(trimmed);
}

function endOfQuoted(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return at + 1;
  }
  return source.length;
}

function endOfRegex(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') inClass = true;
    else if (source[at] === ']') inClass = false;
    else if (source[at] === '/' && !inClass) return at + 1;
  }
  return source.length;
}

function endOfTemplate(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '`') return at + 1;
    else if (source[at] === '$' && source[at + 1] === '{') at = endOfExpression(source, at + 2);
  }
  return source.length;
}

function endOfComment(source: string, start: number): number {
  const [mark, length] = source[start + 1] === '*' ? ['*/', 2] : ['\n', 0];
  const end = source.indexOf(mark, start + 2);
  return end === -1 ? source.length : end + length;
}

/**
 * Where the expression of a `${…}` ends: the position of its closing brace, or `source.length` where none closes it.
 * Knows strings, nested templates, comments and regular expressions, so that a brace inside one does not count.
 */
export function endOfExpression(source: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < source.length) {
    const char = source[at];
    const next = source[at + 1];
    if (char === '}' && depth-- === 0) return at;
    if (char === '{') depth++;
    if (char === "'" || char === '"') at = endOfQuoted(source, at);
    else if (char === '`') at = endOfTemplate(source, at);
    else if (char === '/' && (next === '/' || next === '*')) at = endOfComment(source, at);
    else if (char === '/' && regexMayFollow(source.slice(start, at))) at = endOfRegex(source, at);
    else at++;
  }
  return source.length;
}
