import type { LoadColumn } from '../load-column.js';
import type { FileColumn } from './file-schema.js';
import { columnType, fitting, typeParts } from './fit.js';
import { SpectrumRefused } from './spectrum-refused.js';

/** What of a COPY says how the columns of a file go into those of the table. */
export interface Matching {
  readonly columns: readonly LoadColumn[];
  /** The address in the statement. */
  readonly from: string;
  /** Whether columns at the end may be missing in a file. */
  readonly fillRecord: boolean;
  readonly serializeToJson: boolean;
}

/** The name by which statements call the column at a position: a file may have two of one name. */
export const positional = (index: number): string => `c${index}`;

/**
 * Holds the columns of a file against those of the table, by position.
 *
 * @param url of the file, for messages
 * @returns for each column of the table the SQL of its text
 * @throws SpectrumRefused where the two do not fit
 */
export function matchColumns(
  { columns, from, fillRecord, serializeToJson }: Matching,
  found: readonly FileColumn[],
  url: string,
): string[] {
  if (found.length > columns.length || (found.length < columns.length && !fillRecord)) {
    throw new SpectrumRefused(
      `Unmatched number of columns between table and file. Table columns: ${columns.length}, Data columns: ${found.length}, File name: ${url}`,
    );
  }
  return columns.map(({ type }, index) => {
    const there = found[index];
    if (there === undefined) return 'null';
    if (type === 'super' && !serializeToJson) {
      throw new SpectrumRefused('Unreachable - Invalid type: 4000', { code: 1000 });
    }
    const asText = fitting(type, there);
    if (asText !== undefined) return asText(positional(index));
    throw new SpectrumRefused(
      `File '${url}' has an incompatible Parquet schema for column '${from}.${there.name}'. Column type: ${columnType(type)}, Parquet schema:\n${there.declared}`,
    );
  });
}

/** A column whose values may not have more bytes than its type says. */
export interface LimitedColumn {
  readonly name: string;
  readonly bytes: number;
  /** The SQL of the most bytes that a value has. */
  readonly longest: string;
}

/** The columns of a file that may hold what is too long for the table. */
export function limitedColumns(
  columns: readonly LoadColumn[],
  found: readonly FileColumn[],
): LimitedColumn[] {
  return found.flatMap(({ name, type }, index) => {
    const [kind, length] = typeParts(columns[index]?.type ?? '');
    if (length === undefined || !/^(character|varbyte)/.test(kind)) return [];
    const measure = type === 'BLOB' ? 'octet_length' : 'strlen';
    return [{ name, bytes: Number(length), longest: `max(${measure}(${positional(index)}))` }];
  });
}
