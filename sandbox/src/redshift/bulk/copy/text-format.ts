/** How a text file is written. */
export interface TextFormat {
  readonly delimiter: string;
  /** The quotation mark of CSV; undefined where the file is no CSV. */
  readonly quote?: string | undefined;
  /** Whether a backslash makes the next character stand for itself. */
  readonly escapes: boolean;
  readonly removeQuotes: boolean;
  /** The text that stands for NULL. */
  readonly nullAs: string;
  readonly ignoreHeader: number;
  readonly ignoreBlankLines: boolean;
  readonly fillRecord: boolean;
}

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
