import { serialize } from 'node:v8';
import { Table, tableFromArrays, tableToIPC } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { Result } from '../../frame/result.js';
import type { Stored } from './stored-kind.js';

/** The parts of a danfojs DataFrame that its values are read from. */
interface FrameLike {
  readonly columns: readonly string[];
  readonly $dataIncolumnFormat: readonly (readonly unknown[])[];
}

const isFrame = (value: unknown): value is FrameLike =>
  typeof value === 'object' &&
  value !== null &&
  'columns' in value &&
  Array.isArray(value.columns) &&
  '$dataIncolumnFormat' in value;

function frameTable(frame: FrameLike): Table {
  const data = frame.$dataIncolumnFormat;
  return tableFromArrays(
    Object.fromEntries(frame.columns.map((name, index) => [name, [...(data[index] ?? [])]])),
  );
}

/**
 * A value as bytes that {@link decode} makes the same value of: Results, Arrow tables and DataFrames as Arrow IPC,
 * everything else by structured clone.
 *
 * @throws ShiftbookError `cannot-store` for what cannot be cloned, such as a function.
 */
export function encode(value: unknown): Stored {
  if (value instanceof Result) return { kind: 'result', bytes: tableToIPC(value.arrow(), 'file') };
  if (value instanceof Table) return { kind: 'table', bytes: tableToIPC(value, 'file') };
  if (isFrame(value)) return { kind: 'frame', bytes: tableToIPC(frameTable(value), 'file') };
  try {
    return { kind: 'value', bytes: serialize(value) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError('cannot-store', `The value cannot be stored: ${reason}`, {
      hint: 'Plain data, dates, maps, sets, typed arrays, Results, Arrow tables and DataFrames can.',
      cause,
    });
  }
}
