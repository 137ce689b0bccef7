import { folderOf, parse } from './arguments.js';
import { runningState } from './state.js';

/** `shiftbook sandbox status` */
export async function status(argv: readonly string[]): Promise<number> {
  const values = parse(argv, { directory: 'string', json: 'boolean' });
  const directory = folderOf(values.directory);
  const state = await runningState(directory);
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ running: state !== undefined, directory, ...state })}\n`,
    );
    return 0;
  }
  if (state === undefined) {
    process.stdout.write(`No sandbox runs in ${directory}. Start it: shiftbook sandbox start\n`);
    return 1;
  }
  const { cluster, workgroup } = state;
  process.stdout.write(
    `The sandbox in ${directory} runs (process ${state.pid}).\n` +
      `  AWS       ${state.endpoint}, account ${state.accountId}, ${state.region}\n` +
      `  Redshift  ${cluster.host}:${cluster.port}, cluster ${cluster.identifier}, database ${cluster.database}, user ${cluster.user}\n` +
      `  Serverless ${workgroup.host}:${workgroup.port}, workgroup ${workgroup.name}, database ${workgroup.database}\n`,
  );
  return 0;
}
