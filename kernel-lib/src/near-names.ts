/** Insertions, deletions and replacements that turn one text into the other. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced =
        (previous[column - 1] as number) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const shorter = Math.min(previous[column] as number, current[column - 1] as number) + 1;
      current.push(Math.min(replaced, shorter));
    }
    previous = current;
  }
  return previous[other.length] as number;
}

/**
 * Up to three names that are likely meant by `wrong`, the most likely first: at most a third of the letters differ, or
 * one name begins with the other.
 */
export function nearNames(wrong: string, names: readonly string[]): string[] {
  const sought = wrong.toLowerCase();
  return [...new Set(names)]
    .map((name) => {
      const distance = editDistance(sought, name.toLowerCase());
      const longer = Math.max(sought.length, name.length);
      const begins = name.toLowerCase().startsWith(sought) || sought.startsWith(name.toLowerCase());
      return { name, distance, near: begins || distance <= Math.max(1, longer / 3) };
    })
    .filter(({ near }) => near)
    .sort((one, other) => one.distance - other.distance || one.name.localeCompare(other.name))
    .slice(0, 3)
    .map(({ name }) => name);
}
