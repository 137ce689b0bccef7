import type { CopyPlan } from '../copy-plan.js';
import type { RowSource } from '../row-source.js';
import { rowTaker, type Shred, textOf } from '../row-taker.js';
import { BadValue } from '../values/bad-value.js';
import { splitFields } from './fields.js';
import { cutFixed } from './fixed-width.js';
import { RecordSplitter, type TextRecord } from './records.js';
import type { TextFormat } from './text-format.js';
import type { TextData } from './text-plan.js';

/** Reads a file of delimited text, CSV or fixed widths. */
export function textRows(plan: CopyPlan, { format, values }: TextData, file: string): RowSource {
  const splitter = new RecordSplitter({
    quote: format.quote?.charCodeAt(0),
    escape: format.escapes ? '\\'.charCodeAt(0) : undefined,
  });
  const take = rowTaker(plan, values, file, shredText(format, plan.columns.length));
  let header = format.ignoreHeader;
  const counts = ({ bytes }: TextRecord): boolean => {
    if (header > 0) {
      header--;
      return false;
    }
    return bytes.length > 0 || !format.ignoreBlankLines;
  };
  return {
    push: (piece) => splitter.push(piece).filter(counts).map(take),
    end: () => splitter.end().filter(counts).map(take),
  };
}

function shredText(format: TextFormat, columns: number): Shred {
  const split = fieldSplitter(format);
  return (record, text, at) => {
    const fields = split(record.bytes, text);
    // One delimiter more may end a row.
    if (fields.length === columns + 1 && fields.at(-1) === '') fields.pop();
    at.field = Math.min(fields.length, columns);
    if (fields.length > columns) throw new BadValue(1202, 'Extra column(s) found');
    while (format.fillRecord && fields.length < columns) fields.push('');
    if (fields.length < columns) throw new BadValue(1214, 'Delimiter not found');
    return fields;
  };
}

function fieldSplitter(format: TextFormat): (bytes: Buffer, text: string) => (string | null)[] {
  const { widths, nullAs } = format;
  if (widths === undefined) return (_, text) => splitFields(text, format);
  return (bytes) =>
    cutFixed(bytes, widths).map((field) => {
      const text = textOf(field);
      return text.trimEnd() === nullAs ? null : text;
    });
}
