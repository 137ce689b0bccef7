/** An address in S3 taken apart; `key` has no leading slash and may be empty. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** Takes `s3://bucket/key` or a path-style `https://host/bucket/key` apart. Throws where it is neither. */
export function parseS3Uri(uri: string): S3Location {
  const match =
    /^s3:\/\/([^/]+)\/?(.*)$/s.exec(uri) ?? /^https:\/\/[^/]+\/([^/]+)\/?(.*)$/s.exec(uri);
  if (match?.[1] === undefined) throw new Error(`'${uri}' is not an S3 address (s3://bucket/key).`);
  return { bucket: match[1], key: match[2] ?? '' };
}

/** A key below a prefix, with exactly one slash between. */
export const keyBelow = (prefix: string, name: string): string =>
  prefix === '' || prefix.endsWith('/') ? `${prefix}${name}` : `${prefix}/${name}`;

/**
 * Where an object of a prefix lands below the input's LocalPath: the rest of its key after the prefix as a folder, or
 * after the prefix's last slash where the prefix is only the beginning of a name (or the whole key).
 *
 * @example
 * ```ts
 * relativePath('data/2024/a.csv', 'data');     // '2024/a.csv'
 * relativePath('data/part-1', 'data/part');    // 'part-1'
 * ```
 */
export function relativePath(key: string, prefix: string): string {
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  if (key.startsWith(folder)) return key.slice(folder.length);
  return key.slice(prefix.lastIndexOf('/') + 1);
}

/** The objects that host `index` of `count` gets of an input that is `ShardedByS3Key`: every count-th, by key. */
export const shard = <T>(objects: readonly T[], index: number, count: number): T[] =>
  objects.filter((_object, position) => position % count === index);
