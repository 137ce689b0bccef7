/** How a text file is written. */
export interface TextFormat {
  readonly delimiter: string;
  /** The quotation mark of CSV; undefined where the file is no CSV. */
  readonly quote?: string | undefined;
  /** The bytes of each column, where they are of fixed width. */
  readonly widths?: readonly number[] | undefined;
  /** Whether a backslash makes the next character stand for itself. */
  readonly escapes: boolean;
  readonly removeQuotes: boolean;
  /** The text that stands for NULL. */
  readonly nullAs: string;
  readonly ignoreHeader: number;
  readonly ignoreBlankLines: boolean;
  readonly fillRecord: boolean;
}
