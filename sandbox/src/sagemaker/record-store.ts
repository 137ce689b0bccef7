import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Kept<T> {
  readonly key: string;
  readonly record: T;
}

/**
 * Records of one kind, one JSON file each, all held in memory too.
 *
 * A write is synchronous and atomic (a new file is renamed over the old one), so what a caller sees in memory is what a
 * restarted sandbox finds, and nothing is ever half-written. Records are small and change a few times in their life.
 *
 * @example
 * ```ts
 * const jobs = new RecordStore<JobRecord>(join(directory, 'jobs'));
 * jobs.put('my-job', record);
 * ```
 */
export class RecordStore<T extends object> {
  readonly #records = new Map<string, T>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder)) {
      if (!file.endsWith('.json')) continue;
      const { key, record } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Kept<T>;
      this.#records.set(key, record);
    }
  }

  get(key: string): T | undefined {
    return this.#records.get(key);
  }

  all(): T[] {
    return [...this.#records.values()];
  }

  put(key: string, record: T): void {
    const file = this.#file(key);
    const kept: Kept<T> = { key, record };
    writeFileSync(`${file}.new`, JSON.stringify(kept, undefined, 1));
    renameSync(`${file}.new`, file);
    this.#records.set(key, record);
  }

  delete(key: string): void {
    rmSync(this.#file(key), { force: true });
    this.#records.delete(key);
  }

  /** A key may be an ARN, longer than a file name can be. */
  #file(key: string): string {
    return join(this.folder, `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`);
  }
}
