import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process started, as text that only that process has: with it a process id can be kept in a file, although
 * ids are used again. Undefined where there is no such process.
 */
export async function processStarted(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The name, in parentheses, may hold anything; the 20th field after it is the start in clock ticks since boot.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields === undefined || fields[0] === 'Z' ? undefined : fields[19];
  }
  const told = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return told?.stdout.trim() || undefined;
}
