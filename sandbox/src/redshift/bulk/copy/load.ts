import { createGunzip } from 'node:zlib';
import { copyText } from '../../../tickit/table.js';
import type { Refusal } from '../../relay/rewritten.js';
import { Storage, type StoragePlace, StorageRefused } from '../storage.js';
import type { CopyPlan } from './copy-plan.js';
import type { LoadError } from './load-error.js';
import { RecordSplitter, type TextRecord } from './records.js';
import { rowReader } from './row-reader.js';
import { sources } from './sources.js';

/** Takes rows in the text format of PostgreSQL's COPY; false where nobody wants more. */
export type RowSink = (rows: Buffer) => Promise<boolean>;

/** How a load ended. */
export interface LoadOutcome {
  readonly errors: readonly LoadError[];
  /** What the client is told where it ended well. */
  readonly notices: readonly string[];
  /** Where nothing is to be kept: what the client is told. */
  readonly refusal?: Refusal;
}

/** Reads the files of a COPY, and hands on what can be loaded. */
export async function load(
  plan: CopyPlan,
  place: StoragePlace,
  user: string,
  sink: RowSink,
): Promise<LoadOutcome> {
  const loading = new Loading(plan, sink);
  let storage: Storage | undefined;
  try {
    storage = await Storage.open(place, plan.access, user);
    for (const file of await sources(storage, plan)) {
      const body = await storage.get(file);
      const url = `s3://${file.bucket}/${file.key}`;
      const bytes = plan.gzip ? body.pipe(createGunzip().on('close', () => body.destroy())) : body;
      if (!(await loading.file(url, bytes))) break;
    }
    return loading.outcome();
  } catch (error) {
    if (error instanceof StorageRefused) return { ...loading.outcome(), refusal: error.refusal };
    if (isZlibError(error)) {
      const message = `Failed to decompress a file: ${(error as Error).message}`;
      return { ...loading.outcome(), refusal: { code: 'XX000', message } };
    }
    throw error;
  } finally {
    storage?.close();
  }
}

const isZlibError = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code).startsWith('Z_');

const CHECK = `Check 'stl_load_errors' system table for details.`;

class Loading {
  #loaded = 0;
  readonly #errors: LoadError[] = [];

  constructor(
    private readonly plan: CopyPlan,
    private readonly sink: RowSink,
  ) {}

  /** Reads a file; false where the load is over. */
  async file(url: string, bytes: AsyncIterable<Buffer>): Promise<boolean> {
    const { format } = this.plan;
    const splitter = new RecordSplitter({
      quote: format.quote?.charCodeAt(0),
      escape: format.escapes ? '\\'.charCodeAt(0) : undefined,
    });
    const read = rowReader(this.plan, url);
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
          if (this.#failed) return false;
        } else rows.push(row);
      }
      this.#loaded += rows.length;
      if (rows.length === 0 || this.plan.noLoad) return true;
      return this.sink(Buffer.from([...copyText(rows)].join('')));
    };
    for await (const piece of bytes) if (!(await take(splitter.push(piece)))) return false;
    return take(splitter.end());
  }

  get #failed(): boolean {
    return this.#errors.length >= this.plan.maxErrors;
  }

  outcome(): LoadOutcome {
    const errors = this.#errors;
    const load = `Load into table '${this.plan.table.at(-1)}'`;
    if (this.#failed) {
      return {
        errors,
        notices: [],
        refusal: { code: 'XX000', message: `${load} failed.  ${CHECK}` },
      };
    }
    const notices = [`${load} completed, ${this.#loaded} record(s) loaded successfully.`];
    if (errors.length > 0) {
      notices.push(`${load} completed, ${errors.length} record(s) could not be loaded.  ${CHECK}`);
    }
    return { errors, notices };
  }
}
