import type { Readable } from 'node:stream';
import { copyText } from '../../../tickit/table.js';
import { type FileBytes, textBytes } from './bytes/file-bytes.js';
import type { CopyPlan } from './copy-plan.js';
import type { LoadError } from './load-error.js';
import { type FileLoad, type LoadOutcome, outcome, type RowSink, tooMany } from './outcome.js';
import type { Row, RowSource } from './row-source.js';
import type { SourceFile } from './sources.js';

/** Loads files of text, row by row. */
export class RowsLoad implements FileLoad {
  #loaded = 0;
  readonly #errors: LoadError[] = [];

  /** @param open begins to read a file, by its address */
  constructor(
    private readonly plan: CopyPlan,
    private readonly bytes: FileBytes,
    private readonly open: (file: string) => RowSource,
    private readonly sink: RowSink,
  ) {}

  async file({ bucket, key }: SourceFile, body: Readable): Promise<boolean> {
    const source = this.open(`s3://${bucket}/${key}`);
    for await (const piece of textBytes(body, this.bytes)) {
      if (!(await this.#take(source.push(piece)))) return false;
    }
    return this.#take(source.end());
  }

  async #take(read: readonly (Row | LoadError)[]): Promise<boolean> {
    const rows: Row[] = [];
    for (const row of read) {
      if ('code' in row) {
        this.#errors.push(row);
        if (tooMany(this.plan, this.#errors)) return false;
      } else rows.push(row);
    }
    this.#loaded += rows.length;
    if (rows.length === 0 || this.plan.noLoad) return true;
    return this.sink(Buffer.from([...copyText(rows)].join('')));
  }

  outcome(): LoadOutcome {
    return outcome(this.plan, this.#loaded, this.#errors);
  }
}
