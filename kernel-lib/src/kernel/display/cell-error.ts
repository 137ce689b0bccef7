/** An error as Jupyter shows it. */
export interface CellError {
  /** Its class, such as `TypeError`. */
  readonly ename: string;
  /** Its message. */
  readonly evalue: string;
  /** What is shown: lines, with ANSI colours. */
  readonly traceback: readonly string[];
}
