/** Delimited text, or CSV. */
export interface TextOutput {
  readonly kind: 'text';
  /** Quotes where they are needed. */
  readonly csv: boolean;
  readonly delimiter: string;
  /** The text that stands for NULL; nothing where none is said. */
  readonly nullAs?: string | undefined;
  /** A backslash before what the file could not hold otherwise. */
  readonly escape: boolean;
  /** Every value in quotes. */
  readonly quotes: boolean;
  /** A first line with the names, in every file. */
  readonly header: boolean;
}

/** Columns of fixed widths, in order, by characters. */
export interface FixedWidthOutput {
  readonly kind: 'fixed';
  readonly widths: readonly number[];
  readonly nullAs?: string | undefined;
}

/** How the files of an UNLOAD are written. */
export type Output =
  | TextOutput
  | FixedWidthOutput
  | { readonly kind: 'json' }
  | { readonly kind: 'parquet' };
