const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** What a string stands for: without quotes, doubled ones single, backslashes read. */
export function stringValue(written: string): string {
  const dollar = /^\$[^$]*\$/.exec(written)?.[0];
  if (dollar !== undefined) return written.slice(dollar.length, -dollar.length);
  const open = written.indexOf("'");
  return written
    .slice(open + 1, -1)
    .replace(/''|\\(.)/gs, (pair: string, escaped: string | undefined) =>
      escaped === undefined ? (pair[0] as string) : (ESCAPES[escaped] ?? escaped),
    );
}
