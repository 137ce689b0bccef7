import { appendFile, chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, readRecords } from './entry.js';

/** Sessions that are kept; the oldest go when a new one begins. */
export const SESSIONS_KEPT = 500;

const FILE = /^(\d+)\.jsonl$/;

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** A session's file that is written to. */
export interface SessionFile {
  readonly session: number;
  append(record: string): Promise<void>;
}

/** The sessions in the history's folder; nothing but the user may read it. */
export class Sessions {
  constructor(private readonly folder: string) {}

  /** Numbers of the sessions, oldest first; none where the folder cannot be read. */
  async numbers(): Promise<number[]> {
    const names = await readdir(this.folder).catch((): string[] => []);
    const numbers = names.flatMap((name) => FILE.exec(name)?.[1] ?? []).map(Number);
    return numbers.sort((a, b) => a - b);
  }

  /** The entries of one session; none where there is no such session. */
  async entries(session: number): Promise<Entry[]> {
    return readRecords(session, await readFile(this.path(session), 'utf8').catch(() => ''));
  }

  /**
   * Begins a session, whose number no other kernel has, and removes the oldest ones.
   *
   * @throws what the file system says, when it cannot be written to
   */
  async begin(): Promise<SessionFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await chmod(this.folder, 0o700);
    const numbers = await this.numbers();
    for (let session = (numbers.at(-1) ?? 0) + 1; ; session += 1) {
      try {
        const path = this.path(session);
        await writeFile(path, '', { flag: 'wx', mode: 0o600 });
        await this.removeOldest(numbers);
        return { session, append: (record) => appendFile(path, record, { mode: 0o600 }) };
      } catch (error) {
        // Another kernel began at the same moment and took the number.
        if (!isCode(error, 'EEXIST')) throw error;
      }
    }
  }

  private async removeOldest(numbers: readonly number[]): Promise<void> {
    const old = numbers.slice(0, Math.max(0, numbers.length + 1 - SESSIONS_KEPT));
    await Promise.all(old.map((session) => rm(this.path(session), { force: true })));
  }

  private path(session: number): string {
    return join(this.folder, `${String(session).padStart(6, '0')}.jsonl`);
  }
}
