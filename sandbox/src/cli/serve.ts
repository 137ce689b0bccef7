import { once } from 'node:events';
import type { Sandbox } from '../sandbox.js';
import { startSandbox } from '../start-sandbox.js';
import { removeState, writeState } from './state.js';

/** What a sandbox that lasts is started with. */
export interface ServeOptions {
  readonly directory: string;
  readonly port?: number | undefined;
  readonly onProgress: (line: string) => void;
}

/** Runs a sandbox in this process until the process is told to end. */
export async function serve(
  { directory, port, onProgress }: ServeOptions,
  onReady: (sandbox: Sandbox) => void,
): Promise<void> {
  const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  const sandbox = await startSandbox({
    directory,
    onProgress,
    ...(port === undefined ? {} : { port }),
  });
  try {
    await writeState(sandbox);
    onReady(sandbox);
    await told;
  } finally {
    await removeState(directory);
    await sandbox.stop();
  }
}
