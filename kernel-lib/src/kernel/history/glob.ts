const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** `[a-z]`, `[^a]` or `[!a]`; a backslash in it is an ordinary character. */
function characterClass(content: string): string {
  const negated = /^[!^]/.test(content);
  const members = (negated ? content.slice(1) : content).replace(/[\\[\]^]/g, '\\$&');
  return `[${negated ? '^' : ''}${members}]`;
}

/** An expression that never matches, for a range such as `[z-a]`. */
const NOTHING = /^(?!)/;

/**
 * A shell pattern as a regular expression over a whole text, lines and all: `*`, `?` and `[…]`, as SQLite's GLOB, which
 * IPython searches its history with (https://www.sqlite.org/lang_expr.html#glob).
 *
 * @example
 * ```ts
 * glob('select [0-9]*').test('select 1, 2'); // true
 * ```
 */
export function glob(pattern: string): RegExp {
  const parts = pattern.match(/\[[!^]?[^\]]+\]|./gsu) ?? [];
  const source = parts.map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.length > 2 && part.startsWith('[')
      ? characterClass(part.slice(1, -1))
      : literal(part);
  });
  try {
    return new RegExp(`^${source.join('')}$`, 'su');
  } catch {
    // The only thing that can be wrong with it is a range from a later to an earlier character.
    return NOTHING;
  }
}
