import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process, by what no other one has: ids are used again. */
export interface ProcessMark {
  readonly host: string;
  readonly id: number;
  /** When it started, as text; empty where that is not told. */
  readonly started: string;
}

/** When a process started; `gone` for one that there is not, empty where the system does not tell. */
async function startOf(id: number): Promise<string> {
  try {
    process.kill(id, 0);
  } catch (error) {
    // It may be another user's.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'gone';
  }
  if (process.platform !== 'linux') {
    const told = await run('ps', ['-o', 'lstart=', '-p', String(id)]).catch(() => undefined);
    return told?.stdout.trim() ?? '';
  }
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${id}/stat`, 'utf8').catch(() => undefined),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
  ]);
  // The name, in parentheses, may hold anything; after it come the state and, as the 20th field, the clock ticks from boot to start.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields?.[0] === 'Z') return 'gone';
  return fields === undefined ? '' : `${boot.trim()} ${fields[19]}`;
}

/** This process. */
export const markThis = async (): Promise<ProcessMark> => ({
  host: hostname(),
  id: process.pid,
  started: await startOf(process.pid),
});

/** Whether a process has certainly ended; of another machine's that cannot be known. */
export async function hasEnded({ host, id, started }: ProcessMark): Promise<boolean> {
  if (host !== hostname()) return false;
  const now = await startOf(id);
  return now === 'gone' || (now !== '' && started !== '' && now !== started);
}
