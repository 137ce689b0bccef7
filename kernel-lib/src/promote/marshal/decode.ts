import { deserialize } from 'node:v8';
import { tableFromIPC } from 'apache-arrow';
import { Result } from '../../frame/result.js';
import type { Stored } from './stored-kind.js';

/** The value that bytes were made of. */
export function decode({ kind, bytes }: Stored): unknown {
  if (kind === 'value') return deserialize(bytes);
  const table = tableFromIPC(bytes);
  if (kind === 'table') return table;
  const result = Result.fromArrow(table);
  return kind === 'frame' ? result.df() : result;
}
