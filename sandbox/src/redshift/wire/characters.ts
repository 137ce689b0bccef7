/** The offset in UTF-16 units of a character; PostgreSQL counts characters from 1. */
export function unitOffset(text: string, character: number): number {
  let at = 0;
  for (let left = character - 1; left > 0 && at < text.length; left--) {
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  }
  return at;
}

/** The character, counted from 1, at an offset in UTF-16 units. */
export function characterAt(text: string, offset: number): number {
  let characters = 1;
  for (let at = 0; at < offset && at < text.length; characters++) {
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  }
  return characters;
}
