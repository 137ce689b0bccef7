import type { Data, Field } from 'apache-arrow';
import { TYPE_METADATA } from '../result-column.js';
import type { ReadCell } from './cell.js';
import { readCell } from './read-cell.js';
import { parseSuper } from './super.js';

/** How the values of a piece of a result's column are read: as {@link readCell} does, and SUPER as structures. */
export function readField({ metadata }: Field, data: Data): ReadCell {
  const read = readCell(data);
  if (metadata.get(TYPE_METADATA) !== 'super') return read;
  return (index) => {
    const text = read(index);
    return typeof text === 'string' ? parseSuper(text) : text;
  };
}
