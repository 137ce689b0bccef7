import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal } from '../../relay/rewritten.js';
import type { TextRow } from '../../wire/data-row.js';
import type { DescribedColumn } from '../../wire/row-description.js';
import { OptionRefused, refuseOption } from '../option-reader.js';
import { type S3Address, Storage, type StoragePlace, s3Address } from '../storage.js';
import { StorageRefused } from '../storage-refused.js';
import { fileName, namePrefix } from './file-name.js';
import { decimalOf, isUnmeasured, type MeasuredColumn, NumericWidth } from './format/columns.js';
import { finishing, linesOf } from './format/files.js';
import { manifestText, type UnloadedFile } from './manifest.js';
import { type Partitioning, partitioning } from './partition-folder.js';
import { Parts } from './parts.js';
import type { UnloadPlan } from './unload-plan.js';

/** How an UNLOAD ended. */
export interface UnloadOutcome {
  readonly files: readonly UnloadedFile[];
  readonly rows: number;
  /** Where it failed: what the client is told. */
  readonly refusal?: Refusal;
}

/** What a shape of columns makes of rows. */
interface Shape {
  readonly columns: readonly DescribedColumn[];
  readonly partitions: Partitioning;
  readonly parts: Parts;
  /** How wide numbers are of which the server does not say it, by column. */
  readonly widths: ReadonlyMap<number, NumericWidth>;
}

/** An UNLOAD that takes the rows of its query, spools them on this machine, and puts them to S3 at the end. */
export class Unloading {
  #refusal: Refusal | undefined;
  #shape: Shape | undefined;
  /** Never rejects. */
  #finishing: Promise<UnloadOutcome> | undefined;

  private constructor(
    private readonly plan: UnloadPlan,
    private readonly storage: Storage,
    private readonly prefix: S3Address,
    private readonly scratch: string,
  ) {}

  /**
   * Checks that the files may be written.
   *
   * @param user the database user who asks
   * @param folder where rows may be spooled
   */
  static async start(
    plan: UnloadPlan,
    place: StoragePlace,
    user: string,
    folder: string,
  ): Promise<Unloading | Refusal> {
    let storage: Storage | undefined;
    try {
      const address = s3Address(plan.to);
      const prefix = { ...address, key: namePrefix(address.key, plan) };
      storage = await Storage.open(place, plan.access, user);
      if (plan.existing === 'refuse' && (await storage.list(prefix)).length > 0) {
        throw new StorageRefused(NOT_EMPTY, `S3 prefix: s3://${prefix.bucket}/${prefix.key}`);
      }
      const scratch = await mkdtemp(join(folder, 'unload-'));
      return new Unloading(plan, storage, prefix, scratch);
    } catch (error) {
      storage?.close();
      return refusalOf(error);
    }
  }

  /** The files' format as views tell it. */
  get format(): string {
    const { output } = this.plan;
    if (output.kind === 'text' && output.csv) return 'CSV';
    return { text: 'Text', fixed: 'Text', json: 'JSON', parquet: 'Parquet' }[output.kind];
  }

  /** Takes the columns of the query. */
  describe(columns: readonly DescribedColumn[]): void {
    this.#try(() => {
      const { plan, scratch } = this;
      const partitions = partitioning(plan.partition, columns);
      const kept = partitions.kept.map((at) => columns[at] as DescribedColumn);
      const unmeasured = columns.flatMap((column, at) => (isUnmeasured(column) ? [at] : []));
      this.#shape = {
        columns,
        partitions,
        parts: new Parts({ ...plan, scratch, ...linesOf(plan.output, kept) }),
        widths: new Map(unmeasured.map((at) => [at, new NumericWidth()])),
      };
    });
  }

  /** Takes a row. */
  row(row: TextRow): void {
    this.#try(() => {
      if (this.#shape === undefined) return;
      const { parts, partitions, widths } = this.#shape;
      for (const [at, width] of widths) if (row[at] != null) width.add(row[at]);
      const kept = partitions.kept.map((at) => row[at] ?? null);
      parts.add(kept, partitions.folder(row));
    });
  }

  /** Puts all files to S3; there are none where there was no row. */
  finish(): Promise<UnloadOutcome> {
    this.#finishing = this.#finish();
    return this.#finishing;
  }

  async #finish(): Promise<UnloadOutcome> {
    try {
      if (this.#refusal !== undefined) return { files: [], rows: 0, refusal: this.#refusal };
      const shape = this.#shape ?? refuseOption('The query of an UNLOAD must have a result.');
      const files = await this.#put(shape);
      return { files, rows: shape.parts.rows };
    } catch (error) {
      return { files: [], rows: 0, refusal: refusalOf(error) };
    }
  }

  /** Leaves nothing behind on this machine. */
  async close(): Promise<void> {
    this.storage.close();
    await this.#finishing;
    await rm(this.scratch, { recursive: true, force: true, maxRetries: 3 });
  }

  async #put({ columns, partitions, parts, widths }: Shape): Promise<UnloadedFile[]> {
    const { plan, storage, prefix, scratch } = this;
    const measured = columns.map(
      (column, at): MeasuredColumn => ({
        ...column,
        decimal: decimalOf(column) ?? widths.get(at)?.decimal(),
      }),
    );
    const all = parts.end();
    if (plan.existing === 'clean') await this.#clean(new Set(all.map(({ folder }) => folder)));
    const kept = partitions.kept.map((at) => measured[at] as MeasuredColumn);
    const files = await finishing(plan, kept, async (finish) => {
      const written: UnloadedFile[] = [];
      for (const part of all) {
        const file = join(scratch, 'file');
        await finish(part.spool.path, file);
        const key = prefix.key + fileName(part, plan);
        await storage.putFile({ ...prefix, key }, file);
        const { size: bytes } = await stat(file);
        await rm(file);
        written.push({ url: `s3://${prefix.bucket}/${key}`, bytes, rows: part.rows });
      }
      return written;
    });
    if (plan.manifest !== undefined && files.length > 0) {
      const text = manifestText(files, plan.manifest === 'verbose', measured);
      await storage.putText({ ...prefix, key: `${prefix.key}manifest` }, text);
    }
    return files;
  }

  /** Removes what is there: with partitions, in those folders only that get new files. */
  async #clean(folders: ReadonlySet<string>): Promise<void> {
    for (const folder of this.plan.partition === undefined ? [''] : folders) {
      const place = { ...this.prefix, key: this.prefix.key + folder };
      await this.storage.remove(place.bucket, await this.storage.list(place));
    }
  }

  /** Rows that come behind a refusal are let pass. */
  #try(take: () => void): void {
    if (this.#refusal !== undefined) return;
    try {
      take();
    } catch (error) {
      this.#refusal = refusalOf(error);
    }
  }
}

const NOT_EMPTY =
  'Specified unload destination on S3 is not empty. Consider using a different bucket / prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE option.';

function refusalOf(error: unknown): Refusal {
  if (error instanceof OptionRefused || error instanceof StorageRefused) return error.refusal;
  const why = error instanceof Error ? error.message : String(error);
  return { code: 'XX000', message: `The UNLOAD broke off: ${why}` };
}
