import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ShiftbookError } from '../../errors.js';
import { clearTimeout, setTimeout } from '../originals.js';
import type { MagicHost } from './magic.js';

/** How long processes may take to end by themselves once they are told to, in milliseconds. */
const GRACE_MS = 1000;

/** Sends a signal to all processes of a group. */
function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // All of them may have ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function failure(code: number | null, signal: NodeJS.Signals | null): ShiftbookError | undefined {
  if (code === 0) return undefined;
  const how = code === null ? `was ended by the signal ${signal}` : `ended with exit code ${code}`;
  return new ShiftbookError('command-failed', `The command ${how}.`);
}

/**
 * Runs bash in the kernel's folder, in a process group of its own, and prints what it prints as it comes. An interrupt
 * ends the whole group, and so does the end of the kernel.
 *
 * @param argv arguments of bash
 * @throws ShiftbookError `command-failed` with the exit code or signal, `no-bash` where there is no bash
 */
export async function runBash(argv: readonly string[], host: MagicHost): Promise<void> {
  host.signal.throwIfAborted();
  const child = spawn('bash', argv, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) {
    const [cause]: unknown[] = await once(child, 'error');
    throw new ShiftbookError('no-bash', 'The command could not start: bash was not found.', {
      hint: 'Install bash, or put it on the PATH of the Jupyter server.',
      cause,
    });
  }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => host.write(name, text));
  }
  let grace: NodeJS.Timeout | undefined;
  const stop = () => {
    signalGroup(pid, 'SIGTERM');
    grace = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
  };
  const kill = () => signalGroup(pid, 'SIGKILL');
  host.signal.addEventListener('abort', stop);
  process.once('exit', kill);
  try {
    // Not "exit": output may still be on its way then.
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    const failed = failure(code, signal);
    if (failed !== undefined) throw failed;
  } finally {
    clearTimeout(grace);
    host.signal.removeEventListener('abort', stop);
    process.removeListener('exit', kill);
  }
}
