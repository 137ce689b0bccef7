import { type OptionReader, refuseOption } from '../../option-reader.js';
import { type FileBytes, fileBytes } from '../bytes/file-bytes.js';
import { type ValueFormat, valueFormat } from '../values/value-format.js';
import { readWidths } from './fixed-width.js';
import type { TextFormat } from './text-format.js';

/** What a COPY of text files says beside its source. */
export interface TextData {
  readonly kind: 'text';
  readonly bytes: FileBytes;
  readonly format: TextFormat;
  readonly values: ValueFormat;
}

/** Reads the options of delimited text, CSV and fixed widths. */
export const textData = (options: OptionReader): TextData => ({
  kind: 'text',
  bytes: fileBytes(options),
  format: textFormat(options),
  values: valueFormat(options),
});

function textFormat(options: OptionReader): TextFormat {
  const csv = options.has('csv');
  const widths = options.text('fixedwidth');
  const delimiter = options.text('delimiter');
  const quote = options.text('quote');
  const escapes = options.has('escape');
  const removeQuotes = options.has('removequotes');
  if (quote !== undefined && !csv) refuseOption('QUOTE is only supported with CSV');
  const others = { ESCAPE: escapes, REMOVEQUOTES: removeQuotes };
  if (csv) onlyWithout('CSV', { ...others, FIXEDWIDTH: widths !== undefined });
  if (widths !== undefined) {
    onlyWithout('FIXEDWIDTH', { ...others, DELIMITER: delimiter !== undefined });
  }
  const nullAs = options.text('null');
  return {
    delimiter: delimiter ?? (csv ? ',' : '|'),
    quote: csv ? (quote ?? '"') : undefined,
    widths: widths === undefined ? undefined : readWidths(widths),
    escapes,
    removeQuotes,
    // '\N' in a statement is read as N, like every letter behind a backslash.
    nullAs: nullAs === undefined || nullAs === 'N' ? '\\N' : nullAs,
    ignoreHeader: options.count('ignoreheader'),
    ignoreBlankLines: options.has('ignoreblanklines'),
    fillRecord: options.has('fillrecord'),
  };
}

/** Refuses an option that is there beside another that it does not go with. */
export function onlyWithout(name: string, others: Readonly<Record<string, boolean>>): void {
  const [other] = Object.keys(others).filter((option) => others[option]);
  if (other !== undefined) refuseOption(`${name} is not compatible with ${other}`);
}
