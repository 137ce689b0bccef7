import { isUtf8 } from 'node:buffer';
import { BadValue } from './bad-value.js';
import type { CopyPlan } from './copy-plan.js';
import { splitFields } from './fields.js';
import { shortType } from './load-column.js';
import type { LoadError } from './load-error.js';
import type { TextRecord } from './records.js';
import type { TextData } from './text-plan.js';
import { valueReader } from './values.js';

/** Reads rows of one file: the values as PostgreSQL gets them, or why they cannot be loaded. */
export type RowReader = (record: TextRecord) => readonly (string | null)[] | LoadError;

/** Reads the rows of a file for a table. */
export function rowReader(
  { columns, tableId }: CopyPlan,
  { format, values }: TextData,
  file: string,
): RowReader {
  const readers = columns.map((column) => ({ column, read: valueReader(column, values) }));

  const read = (text: string, at: { field: number; value: string }) => {
    const fields = splitFields(text, format);
    // One delimiter more may end a row.
    if (fields.length === columns.length + 1 && fields.at(-1) === '') fields.pop();
    at.field = Math.min(fields.length, columns.length);
    if (fields.length > columns.length) throw new BadValue(1202, 'Extra column(s) found');
    while (format.fillRecord && fields.length < columns.length) fields.push('');
    if (fields.length < columns.length) throw new BadValue(1214, 'Delimiter not found');
    return readers.map(({ column, read }, index) => {
      const field = fields[index] ?? null;
      at.field = index;
      at.value = field ?? format.nullAs;
      const value = field === null ? null : read(field);
      if (value === null && column.notNull) {
        throw new BadValue(1213, 'Missing data for not-null field');
      }
      return value;
    });
  };

  return ({ bytes, line }) => {
    const text = textOf(bytes);
    const at = { field: 0, value: '' };
    try {
      return read(text, at);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      const column = columns[at.field];
      const type = column === undefined ? undefined : shortType(column.type);
      return {
        table: tableId,
        file,
        line,
        column: column?.name ?? '',
        type: type?.name ?? '',
        length: type?.length ?? '',
        position: error.position,
        rawLine: shown(text),
        rawValue: shown(at.value),
        code: error.code,
        reason: error.message,
      };
    }
  };
}

/** Bytes that are no UTF-8 become a character that no text may hold. */
const textOf = (bytes: Buffer) =>
  isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('utf8').replaceAll('\ufffd', '\0');

/** As much as the views show, without what PostgreSQL's text cannot hold. */
const shown = (text: string) => text.slice(0, 1024).replaceAll('\0', '\ufffd');
