import type { Data, DataType } from 'apache-arrow';

/** How a column travels: what the files hold, and what Redshift makes of it. */
export interface Loading {
  /** Type of the column in the files. */
  readonly type: DataType;
  /** Type of the column that COPY loads the files into. */
  readonly carrier: string;
  /**
   * SQL for the value by the loaded column, where it is not the value itself: Parquet and COPY have no TIME, no
   * TIMESTAMPTZ and no JSON, for example.
   */
  readonly cast?: (column: string) => string;
  /** Whether COPY has to be told to make SUPER of what Parquet keeps as lists and structures. */
  readonly serialized?: boolean;
  /**
   * Makes a piece of the column one of `type`.
   *
   * @param before rows before the piece, by which errors count
   * @throws ShiftbookError `upload-value`, with the row of a value that does not fit
   */
  readonly convert: (data: Data, before: number) => Data;
}
