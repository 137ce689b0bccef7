/**
 * Names as keys: SQL may give two columns the same name, an object and a DataFrame cannot. The second `id` becomes
 * `id_2`, or the next number that is free.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; seen.has(unique) || (unique !== name && taken.has(unique)); number++) {
      unique = `${name}_${number}`;
    }
    seen.add(unique);
    return unique;
  });
}
