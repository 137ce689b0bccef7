/** The protocol counts Unicode code points (since 5.2), JavaScript counts UTF-16 units. */

/** Index in UTF-16 units of a position in code points; past the end, the end. */
export function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  for (let left = codePoints; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** Position in code points of an index in UTF-16 units. */
export function codePointsOf(text: string, units: number): number {
  let count = 0;
  for (let at = 0; at < Math.min(units, text.length); count++) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}
