import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { JobFailure } from './failure.js';
import type { HostFolders } from './folders.js';
import { isolation } from './isolation.js';
import { Lines } from './lines.js';
import { prepareOpt } from './opt-folder.js';

/**
 * The first process of the namespace. It mounts, then runs the job as its child: as process 1, a program without a
 * handler would ignore SIGTERM. What it says itself goes to a file; both streams of the job share one pipe, so that
 * their lines keep their order.
 */
const script = `set -e
root=$1; shift
exec 3>&1 2>"$root/setup.log"
while [ "$1" != -- ]; do mount --rbind "$1" "$2"; shift 2; done
shift
mount --rbind "$root/opt" /opt
cd "$HOME"
: > "$root/ready"
set +e
"$@" >&3 2>&1 3>&-
exit $?`;

/** A job's process on one host. */
export interface Container {
  /** The exit code: 128 + n for a process that signal n ended. Rejects with a JobFailure where it could not start. */
  readonly exit: Promise<number>;
  /** SIGTERM, then SIGKILL to whatever is left after the grace time. */
  terminate(graceMilliseconds: number): void;
}

/**
 * Starts a command with the host's folder as `/opt`.
 *
 * @param onLine takes each line of standard output and standard error, in order
 * @throws JobFailure where this machine cannot give a job a namespace.
 */
export async function startContainer(
  folders: HostFolders,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
): Promise<Container> {
  const [unshare = '', ...flags] = await isolation();
  const mounts = (await prepareOpt(folders)).flat();
  const child = spawn(
    unshare,
    [...flags, '/bin/sh', '-c', script, 'job', folders.root, ...mounts, '--', ...command],
    // A process group of its own, so that a signal reaches all of the job.
    { env: environment, detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const lines = new Lines(onLine);
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk));

  let killTimer: NodeJS.Timeout | undefined;
  const exit = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(killTimer);
      lines.end();
      startFailure(folders).then(
        (failure) => (failure === undefined ? resolve(code ?? 137) : reject(failure)),
        reject,
      );
    });
  });

  const signal = (name: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      // ESRCH: it ended by itself in between, which is what was wanted.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  return {
    exit,
    terminate(graceMilliseconds) {
      signal('SIGTERM');
      // A later call, with less grace, counts.
      clearTimeout(killTimer);
      killTimer = setTimeout(() => signal('SIGKILL'), graceMilliseconds);
    },
  };
}

/** Why the namespace could not be prepared, where the job never got its turn. */
async function startFailure(folders: HostFolders): Promise<JobFailure | undefined> {
  const ready = await stat(join(folders.root, 'ready')).catch(() => undefined);
  if (ready !== undefined) return undefined;
  const said = await readFile(join(folders.root, 'setup.log'), 'utf8').catch(() => '');
  return new JobFailure(
    `InternalServerError: The sandbox could not mount the job's /opt/ml on this machine: ${said.trim() || 'no message'}`,
  );
}
