import { type OptionReader, refuseOption } from '../option-reader.js';
import type { TextFormat, ValueFormat } from './text-format.js';

/** What a COPY of text files says beside its source. */
export interface TextData {
  readonly kind: 'text';
  readonly gzip: boolean;
  readonly format: TextFormat;
  readonly values: ValueFormat;
}

/** Reads the options of delimited text and CSV. */
export function textData(options: OptionReader): TextData {
  const csv = options.has('csv');
  return {
    kind: 'text',
    gzip: options.has('gzip'),
    format: textFormat(options, csv),
    values: valueFormat(options),
  };
}

function textFormat(options: OptionReader, csv: boolean): TextFormat {
  const quote = options.text('quote');
  if (quote !== undefined && !csv) refuseOption('QUOTE is only supported with CSV');
  const escapes = options.has('escape');
  const removeQuotes = options.has('removequotes');
  if (csv && (escapes || removeQuotes)) {
    refuseOption(`CSV is not compatible with ${escapes ? 'ESCAPE' : 'REMOVEQUOTES'}`);
  }
  const nullAs = options.text('null');
  return {
    delimiter: options.text('delimiter') ?? (csv ? ',' : '|'),
    quote: csv ? (quote ?? '"') : undefined,
    escapes,
    removeQuotes,
    // '\N' in a statement is read as N, like every letter behind a backslash.
    nullAs: nullAs === undefined || nullAs === 'N' ? '\\N' : nullAs,
    ignoreHeader: options.count('ignoreheader'),
    ignoreBlankLines: options.has('ignoreblanklines'),
    fillRecord: options.has('fillrecord'),
  };
}

function valueFormat(options: OptionReader): ValueFormat {
  return {
    dateFormat: options.text('dateformat') ?? 'YYYY-MM-DD',
    timeFormat: options.text('timeformat') ?? 'YYYY-MM-DD HH:MI:SS',
    acceptAnyDate: options.has('acceptanydate'),
    replacement: options.textOr('acceptinvchars', '?'),
    blanksAsNull: options.has('blanksasnull'),
    emptyAsNull: options.has('emptyasnull'),
    truncateColumns: options.has('truncatecolumns'),
    trimBlanks: options.has('trimblanks'),
    roundDecimals: options.has('roundec'),
  };
}
