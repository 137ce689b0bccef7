/** A row that COPY could not load, as the views of load errors tell it. */
export interface LoadError {
  readonly table: number;
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly type: string;
  readonly length: string;
  readonly position: number;
  readonly rawLine: string;
  readonly rawValue: string;
  readonly code: number;
  readonly reason: string;
}
