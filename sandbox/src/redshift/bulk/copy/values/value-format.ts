import type { OptionReader } from '../../option-reader.js';

/** How values are read. */
export interface ValueFormat {
  readonly dateFormat: string;
  readonly timeFormat: string;
  readonly acceptAnyDate: boolean;
  /** What stands for every invalid character, where they are accepted. */
  readonly replacement?: string | undefined;
  readonly blanksAsNull: boolean;
  readonly emptyAsNull: boolean;
  readonly truncateColumns: boolean;
  readonly trimBlanks: boolean;
  readonly roundDecimals: boolean;
}

/** Reads the options of it. */
export function valueFormat(options: OptionReader): ValueFormat {
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
