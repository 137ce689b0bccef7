import { ShiftbookError } from '../errors.js';

const PART = /\s*(?:"((?:[^"]|"")+)"|([^."\s][^."]*?))\s*(\.|$)/y;

/**
 * Takes a table's name apart at its dots. A part in double quotes is taken as it stands; others in lower case, as
 * Redshift does.
 *
 * @throws ShiftbookError `table-name` for anything but one to three parts.
 *
 * @example
 * ```ts
 * parseTableName('Public.sales'); // ['public', 'sales']
 * parseTableName('"My.Table"'); // ['My.Table']
 * ```
 */
export function parseTableName(name: string): string[] {
  const parts: string[] = [];
  let at = 0;
  for (let open = true; open; ) {
    PART.lastIndex = at;
    const match = PART.exec(name);
    if (match === null || parts.length === 3) {
      throw new ShiftbookError('table-name', `"${name}" is no name of a table.`, {
        hint: "Write it as 'table' or 'schema.table'; put a part with dots or capitals in double quotes.",
      });
    }
    const [whole, quoted, plain, end] = match;
    parts.push(quoted?.replaceAll('""', '"') ?? (plain ?? '').toLowerCase());
    at += whole.length;
    open = end === '.';
  }
  return parts;
}
