import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/**
 * The command takes the shell's place, so its process id is the child's. Beside it waits a reader on the pipe that we
 * hold: the pipe ends when we stop the command or when we die, SIGKILL included, and then the command is told to stop.
 */
const SCRIPT = `
stop=$1; shift
exec 3<&0 </dev/null
{ read -r _ <&3; kill -s "$stop" $$; } 2>/dev/null &
exec 3<&-
exec "$@"
`;

/** How to run a {@link Guarded} process. */
export interface GuardedOptions {
  /** File that takes stdout and stderr, appended. */
  readonly log: string;
  /** The signal that asks the command to end in good order. */
  readonly stopSignal: 'INT' | 'TERM';
  /** Told where the process ends without having been told to stop. */
  readonly onCrash?: (how: number | NodeJS.Signals) => void;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs the command as another account; only root may. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
}

/** A process that never outlives the one that started it. */
export interface Guarded {
  readonly pid: number;
  /** Resolves when the process has ended, with its exit code or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks the process to end, and kills its group after `graceMilliseconds`. Resolves when it is gone. */
  stop(graceMilliseconds?: number): Promise<void>;
}

/**
 * Starts `command` in a process group of its own, with files for stdio, tied to the life of this process.
 *
 * @throws where the command's shell cannot be started
 *
 * @example
 * ```ts
 * const server = await startGuarded('postgres', ['-D', data], { log, stopSignal: 'INT', cwd: data, env: {} });
 * await server.stop();
 * ```
 */
export async function startGuarded(
  command: string,
  args: readonly string[],
  options: GuardedOptions,
): Promise<Guarded> {
  const log = openSync(options.log, 'a', 0o600);
  let child: ChildProcess;
  try {
    child = spawn('/bin/sh', ['-c', SCRIPT, 'guard', options.stopSignal, command, ...args], {
      cwd: options.cwd,
      env: options.env,
      stdio: ['pipe', log, log],
      detached: true,
      ...options.account,
    });
    await once(child, 'spawn');
  } finally {
    closeSync(log);
  }
  const { pid, stdin } = child;
  if (pid === undefined || stdin === null) throw new Error(`${command} has no process id`);
  // Writing is never done; an EPIPE when the reader goes first is no news.
  stdin.on('error', () => undefined);
  let stopping = false;
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => {
      stdin.destroy();
      const how = signal ?? code ?? 0;
      if (!stopping) options.onCrash?.(how);
      resolve(how);
    });
  });
  return {
    pid,
    ended,
    async stop(graceMilliseconds = 10_000) {
      stopping = true;
      stdin.end();
      const deadline = setTimeout(() => killGroup(pid), graceMilliseconds);
      await ended;
      clearTimeout(deadline);
      // What the command left behind in its group, such as Lambda workers.
      killGroup(pid);
    },
  };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
