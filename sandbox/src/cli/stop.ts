import { processStarted } from '../processes/started.js';
import { folderOf, parse } from './arguments.js';
import { runningState } from './state.js';
import { CliError } from './usage.js';

const PATIENCE_MILLISECONDS = 30_000;

/** `shiftbook sandbox stop` */
export async function stop(argv: readonly string[]): Promise<number> {
  const directory = folderOf(parse(argv, { directory: 'string' }).directory);
  const state = await runningState(directory);
  if (state === undefined) {
    process.stdout.write(`No sandbox runs in ${directory}.\n`);
    return 0;
  }
  const started = await processStarted(state.pid);
  process.kill(state.pid, 'SIGTERM');
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while ((await processStarted(state.pid)) === started) {
    if (Date.now() > deadline) {
      throw new CliError(
        `The sandbox has not ended after ${PATIENCE_MILLISECONDS / 1000} s. End process ${state.pid} yourself; ` +
          'the next start cleans up after it.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  process.stdout.write(`Stopped the sandbox in ${directory}.\n`);
  return 0;
}
