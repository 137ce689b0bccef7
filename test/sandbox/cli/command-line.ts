import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const PROGRAM =
  "import { runSandboxCommand } from '@shiftbook/sandbox'; process.exitCode = await runSandboxCommand(process.argv.slice(1));";

/** The command line runs from the built package: its background process is a file of its own. */
export function build(): void {
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-b', 'sandbox'], { cwd: root });
}

/** Starts `shiftbook sandbox …` as a process. */
export function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, '--', ...argv], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `shiftbook sandbox …` to its end. */
export async function sandbox(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = start(argv, env);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}
