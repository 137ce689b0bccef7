const BLANK = /[ \t\n\r\f\v]+/y;
const LINE = /--[^\n\r]*/y;

/** Where a block comment that opens at `start` ends; comments nest, and one that is not closed reaches to the end. */
function endOfComment(text: string, start: number): number {
  let depth = 1;
  for (let at = start + 2; at < text.length; ) {
    const close = text.indexOf('*/', at);
    if (close === -1) return text.length;
    const open = text.indexOf('/*', at);
    if (open !== -1 && open < close) {
      depth++;
      at = open + 2;
    } else {
      depth--;
      at = close + 2;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

/** Where blanks and comments that begin at `start` end. */
export function endOfBlanks(text: string, start: number): number {
  for (let at = start; ; ) {
    const char = text.charCodeAt(at);
    if (char <= 32) {
      BLANK.lastIndex = at;
      if (!BLANK.test(text)) return at;
      at = BLANK.lastIndex;
    } else if (char === 45 && text.charCodeAt(at + 1) === 45) {
      LINE.lastIndex = at;
      LINE.test(text);
      at = LINE.lastIndex;
    } else if (char === 47 && text.charCodeAt(at + 1) === 42) {
      at = endOfComment(text, at);
    } else {
      return at;
    }
  }
}
