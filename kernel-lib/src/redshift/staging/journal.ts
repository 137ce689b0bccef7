import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../frame/files/write-whole.js';
import { userFolder } from '../../user-folder.js';
import { markThis, type ProcessMark } from './process-mark.js';
import type { StagingFolder } from './staging-folder.js';

/** A run that has begun and not been cleaned up, as this machine remembers it. */
export interface JournalEntry extends StagingFolder {
  readonly process: ProcessMark;
}

const folder = (): string => join(userFolder('XDG_STATE_HOME'), 'shiftbook', 'staging');

const fileOf = (id: string): string => join(folder(), `${id}.json`);

/**
 * Remembers a run, before anything of it is written to S3.
 *
 * @throws ShiftbookError `file-not-written`
 */
export async function noteRun(id: string, run: StagingFolder): Promise<void> {
  const entry: JournalEntry = { ...run, process: await markThis() };
  // What stands in the way is told by the writing.
  await mkdir(folder(), { recursive: true, mode: 0o700 }).catch(() => undefined);
  await writeWhole(fileOf(id), [JSON.stringify(entry)]);
}

/** Forgets a run of which nothing is left in S3. */
export const forgetRun = (id: string): Promise<void> => rm(fileOf(id), { force: true });

/** The ids of all runs that are remembered. */
export async function notedRuns(): Promise<readonly string[]> {
  const names = await readdir(folder()).catch(() => []);
  return names.flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
}

/** What is remembered of a run; `undefined` where another process has forgotten it meanwhile. */
export async function notedRun(id: string): Promise<JournalEntry | undefined> {
  const text = await readFile(fileOf(id), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
