/** A value of a generated row. */
export type Value = string | number | boolean | null;

/** One of the seven tables: AWS's definition and generated rows. */
export interface Table {
  readonly name: string;
  /** Column definitions as in AWS's documentation, without Redshift's keys. */
  readonly columns: string;
  readonly rows: Iterable<readonly Value[]>;
}

/** Rows in the text format of COPY. */
export function* copyText(rows: Iterable<readonly Value[]>): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(row.map(field).join('\t'));
    if (lines.length === 5_000) {
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string);
}
