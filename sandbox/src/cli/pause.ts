import { PAUSE_PATH } from '../control-plane/server.js';
import { folderOf, parse, whole } from './arguments.js';
import { runningState } from './state.js';
import { CliError } from './usage.js';

/** `shiftbook sandbox pause` */
export async function pause(argv: readonly string[]): Promise<number> {
  const values = parse(argv, { directory: 'string', seconds: 'string', stall: 'boolean' });
  const directory = folderOf(values.directory);
  const seconds = whole('seconds', values.seconds, 0, 3_600) ?? 10;
  const state = await runningState(directory);
  if (state === undefined) throw new CliError(`No sandbox runs in ${directory}.`);
  const how = new URLSearchParams({
    answer: values.stall ? 'stall' : 'refuse',
    resumeMilliseconds: String(seconds * 1_000),
  });
  const answer = await fetch(`${state.endpoint}${PAUSE_PATH}${state.instance}?${how}`, {
    method: 'POST',
  });
  if (!answer.ok) throw new CliError(`The sandbox in ${directory} did not take the request.`);
  process.stdout.write(
    `The workgroup ${state.workgroup.name} is paused. The next login makes it resume, which takes ${seconds} s.\n`,
  );
  return 0;
}
