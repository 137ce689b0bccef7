import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { copyText } from '../../../tickit/table.js';
import type { CopyPlan } from './copy-plan.js';
import type { LoadError } from './load-error.js';
import { type FileLoad, type LoadOutcome, outcome, type RowSink, tooMany } from './outcome.js';
import { RecordSplitter, type TextRecord } from './records.js';
import { rowReader } from './row-reader.js';
import type { SourceFile } from './sources.js';
import type { TextData } from './text-plan.js';

/** Loads text files, row by row. */
export class RowsLoad implements FileLoad {
  #loaded = 0;
  readonly #errors: LoadError[] = [];

  constructor(
    private readonly plan: CopyPlan,
    private readonly data: TextData,
    private readonly sink: RowSink,
  ) {}

  async file({ bucket, key }: SourceFile, body: Readable): Promise<boolean> {
    const { format, gzip } = this.data;
    const bytes: AsyncIterable<Buffer> = gzip
      ? body.pipe(createGunzip().on('close', () => body.destroy()))
      : body;
    const splitter = new RecordSplitter({
      quote: format.quote?.charCodeAt(0),
      escape: format.escapes ? '\\'.charCodeAt(0) : undefined,
    });
    const read = rowReader(this.plan, this.data, `s3://${bucket}/${key}`);
    let header = format.ignoreHeader;
    const take = async (records: readonly TextRecord[]): Promise<boolean> => {
      const rows: (readonly (string | null)[])[] = [];
      for (const record of records) {
        if (header > 0) {
          header--;
          continue;
        }
        if (format.ignoreBlankLines && record.bytes.length === 0) continue;
        const row = read(record);
        if ('code' in row) {
          this.#errors.push(row);
          if (tooMany(this.plan, this.#errors)) return false;
        } else rows.push(row);
      }
      this.#loaded += rows.length;
      if (rows.length === 0 || this.plan.noLoad) return true;
      return this.sink(Buffer.from([...copyText(rows)].join('')));
    };
    for await (const piece of bytes) if (!(await take(splitter.push(piece)))) return false;
    return take(splitter.end());
  }

  outcome(): LoadOutcome {
    return outcome(this.plan, this.#loaded, this.#errors);
  }
}
