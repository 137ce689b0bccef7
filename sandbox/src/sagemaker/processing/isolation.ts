import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { JobFailure } from './failure.js';

/**
 * The command in front of a job that gives it mounts and process numbers of its own.
 *
 * `--pid --kill-child`: when the job's first process ends, the kernel ends every other, so none outlives the job.
 * `setpriv --pdeathsig`: the same when the sandbox itself is killed.
 */
const namespaces = ['unshare', '--mount', '--pid', '--fork', '--kill-child'];
const unprivileged = ['unshare', '--user', '--map-root-user', ...namespaces.slice(1)];
const endsWithSandbox = ['setpriv', '--pdeathsig', 'KILL', '--'];

let found: Promise<readonly string[]> | undefined;

/**
 * The first of the known commands that works on this machine; tried once.
 *
 * @throws JobFailure that says what is missing, where none works.
 */
export function isolation(): Promise<readonly string[]> {
  found ??= probe();
  return found;
}

async function probe(): Promise<readonly string[]> {
  const asRoot = process.getuid?.() === 0 ? [namespaces] : [];
  const refusals: string[] = [];
  for (const command of [...asRoot, unprivileged]) {
    for (const prefix of [endsWithSandbox, []]) {
      const words = [...prefix, ...command];
      const refusal = await attempt([...words, 'true']);
      if (refusal === undefined) return words;
      refusals.push(refusal);
    }
  }
  throw new JobFailure(
    `InternalServerError: This machine does not let the sandbox run a job: a job is a process in a mount namespace of its own, by util-linux's unshare, on Linux (${refusals.at(-1)}).`,
  );
}

/** What went wrong, or nothing. */
async function attempt(words: readonly string[]): Promise<string | undefined> {
  const [command = '', ...rest] = words;
  const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
  const code = new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => resolve(status ?? 'killed'));
  });
  const [said, status] = await Promise.all([buffer(child.stderr), code]);
  return status === 0 ? undefined : `${said.toString('utf8').trim() || status}`;
}
