import { folderOf, parse, whole } from './arguments.js';
import { startInBackground } from './background.js';
import { exportLines } from './exports.js';
import { serve } from './serve.js';
import { runningState } from './state.js';
import { CliError } from './usage.js';

const progress = (line: string) => process.stderr.write(`${line}\n`);

/** `shiftbook sandbox start` */
export async function start(argv: readonly string[]): Promise<number> {
  const values = parse(argv, {
    directory: 'string',
    port: 'string',
    foreground: 'boolean',
  });
  const directory = folderOf(values.directory);
  const port = whole('port', values.port, 1, 65_535);
  const running = await runningState(directory);
  if (running !== undefined) {
    if (port !== undefined && running.endpoint !== `http://127.0.0.1:${port}`) {
      throw new CliError(
        `The sandbox in ${directory} runs already, at ${running.endpoint}. Stop it first: shiftbook sandbox stop`,
      );
    }
    progress(`Runs already at ${running.endpoint}`);
    process.stdout.write(exportLines(running.env));
    return 0;
  }
  if (values.foreground) {
    await serve({ directory, port, onProgress: progress }, ({ env }) =>
      process.stdout.write(exportLines(env)),
    );
    return 0;
  }
  await startInBackground(directory, port, progress);
  const started = await runningState(directory);
  if (started === undefined) throw new CliError(`The sandbox in ${directory} ended at once.`);
  process.stdout.write(exportLines(started.env));
  return 0;
}
