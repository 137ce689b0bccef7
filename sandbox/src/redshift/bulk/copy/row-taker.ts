import { isUtf8 } from 'node:buffer';
import type { CopyPlan } from './copy-plan.js';
import { shortType } from './load-column.js';
import type { LoadError } from './load-error.js';
import type { Row } from './row-source.js';
import type { TextRecord } from './text/records.js';
import { BadValue } from './values/bad-value.js';
import type { ValueFormat } from './values/value-format.js';
import { valueReader } from './values/value-reader.js';

/** Finds the values of the columns in what is written for a row; null is NULL. Throws {@link BadValue}. */
export type Shred = (record: TextRecord, text: string, at: Place) => readonly (string | null)[];

/** What a load error tells of. */
export interface Place {
  /** Index of the column. */
  field: number;
  value: string;
}

/** Reads what is written for a row: its values, or why they cannot be loaded. */
export function rowTaker(
  { columns, tableId }: CopyPlan,
  values: ValueFormat,
  file: string,
  shred: Shred,
): (record: TextRecord) => Row | LoadError {
  const readers = columns.map((column) => ({ column, read: valueReader(column, values) }));

  const read = (record: TextRecord, text: string, at: Place): Row => {
    const fields = shred(record, text, at);
    return readers.map(({ column, read }, index) => {
      const field = fields[index] ?? null;
      at.field = index;
      at.value = field ?? '';
      const value = field === null ? null : read(field);
      if (value === null && column.notNull) {
        throw new BadValue(1213, 'Missing data for not-null field');
      }
      return value;
    });
  };

  return (record) => {
    const text = textOf(record.bytes);
    const at = { field: 0, value: '' };
    try {
      return read(record, text, at);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      const column = columns[at.field];
      const type = column === undefined ? undefined : shortType(column.type);
      return {
        table: tableId,
        file,
        line: record.line,
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
export const textOf = (bytes: Buffer): string =>
  isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('utf8').replaceAll('\ufffd', '\0');

/** As much as the views show, without what PostgreSQL's text cannot hold. */
const shown = (text: string) => text.slice(0, 1024).replaceAll('\0', '\ufffd');
