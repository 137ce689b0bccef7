import { spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from './usage.js';

/** What the background process tells the one that started it. */
export type Told =
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };

const PROGRAM = fileURLToPath(new URL('./daemon.js', import.meta.url));

/**
 * Starts a sandbox in a process of its own, which outlives this one, and waits until it is ready.
 *
 * @throws where it cannot start; the error says why
 */
export async function startInBackground(
  directory: string,
  port: number | undefined,
  onProgress: (line: string) => void,
): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'sandbox.log');
  const log = await open(path, 'a', 0o600);
  try {
    const child = spawn(process.execPath, [PROGRAM, directory, ...(port ? [String(port)] : [])], {
      cwd: process.cwd(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      child.on('message', (told: Told) => {
        if (told.kind === 'progress') onProgress(told.line);
        else if (told.kind === 'ready') resolve();
        else reject(new CliError(told.message));
      });
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new CliError(`The sandbox ended with ${signal ?? code}; its log is ${path}.`)),
      );
    });
    child.disconnect();
    child.unref();
  } finally {
    await log.close();
  }
}
