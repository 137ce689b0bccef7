/** A row as text; null is NULL. */
export type TextRow = readonly (string | null)[];

/**
 * Reads CSV by RFC 4180, where nothing between two commas is NULL and `""` an empty text.
 *
 * @example
 * ```ts
 * csvRows('1,"a ""b""",\n2,"",x\n'); // [['1', 'a "b"', null], ['2', '', 'x']]
 * ```
 */
export function csvRows(csv: string): TextRow[] {
  const rows: TextRow[] = [];
  let row: (string | null)[] = [];
  for (let at = 0; at < csv.length; ) {
    const [value, end] = csv[at] === '"' ? quoted(csv, at) : plain(csv, at);
    row.push(value);
    at = end;
    if (csv[at] === ',') {
      at++;
      // The last value of a text that ends with a comma.
      if (at === csv.length) row.push(null);
      else continue;
    }
    rows.push(row);
    row = [];
    if (csv[at] === '\r') at++;
    if (csv[at] === '\n') at++;
  }
  return rows;
}

const END = /[,\r\n]/g;

function plain(csv: string, start: number): readonly [string | null, end: number] {
  END.lastIndex = start;
  const end = END.exec(csv)?.index ?? csv.length;
  return [end === start ? null : csv.slice(start, end), end];
}

function quoted(csv: string, start: number): readonly [string, end: number] {
  let end = csv.indexOf('"', start + 1);
  while (end !== -1 && csv[end + 1] === '"') end = csv.indexOf('"', end + 2);
  if (end === -1) end = csv.length;
  return [csv.slice(start + 1, end).replaceAll('""', '"'), end + 1];
}
