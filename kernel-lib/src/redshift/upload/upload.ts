import { parseTableName } from '../../sql/table-name.js';
import type { Connection } from '../connection.js';
import { checkTimeout, withDeadline } from '../deadline.js';
import type { AskOptions } from '../query-options.js';
import { cancellable } from '../running.js';
import { cancelled } from '../server/cancelling.js';
import { withinRun } from '../staging/within-run.js';
import { type FilesToLoad, loadStaged } from './load-staged.js';
import { frameTable } from './source/frame-table.js';
import type { Uploadable } from './source/uploadable.js';
import { stageFiles } from './stage-files.js';
import { tableColumns } from './table-columns.js';
import type { Uploaded, UploadOptions } from './upload-options.js';
import { checkOptions, type UploadPlan, uploadPlan } from './upload-plan.js';

/** In the open transaction, or in one for the upload. */
function load(
  connection: Connection,
  plan: UploadPlan,
  files: FilesToLoad | undefined,
  ask: AskOptions,
): Promise<void> {
  return connection.inTransaction
    ? loadStaged(connection, plan, files, ask)
    : connection.transaction((tx) => loadStaged(tx, plan, files, ask), ask);
}

async function run(
  connection: Connection,
  frame: Uploadable,
  name: string,
  options: UploadOptions,
  signal: AbortSignal,
): Promise<Uploaded> {
  checkOptions(options);
  const table = parseTableName(name);
  const rows = frameTable(frame);
  const ask = { signal };
  const plan = uploadPlan(rows, table, await tableColumns(connection, table, ask), options);
  const { profile } = connection;
  const { staging = profile.staging, role = profile.clusterRoleArn ?? 'default' } = options;
  const told = {
    rows: rows.numRows,
    created: plan.create !== undefined,
    columns: plan.columns.map(({ name: column, type }) => ({ name: column, type })),
  };
  if (rows.numRows === 0) {
    await load(connection, plan, undefined, ask);
    return { ...told, files: 0, bytes: 0 };
  }
  return withinRun({ ...profile, staging }, async (staged) => {
    const { manifest, files, bytes } = await stageFiles(
      staged,
      rows,
      plan.columns,
      options,
      signal,
    );
    await load(connection, plan, { manifest, rows: rows.numRows, role }, ask);
    return { ...told, files, bytes };
  });
}

/** Writes a frame into a table: by files in S3, which are removed afterwards, and COPY, in one transaction. */
export function upload(
  connection: Connection,
  frame: Uploadable,
  table: string,
  options: UploadOptions,
): Promise<Uploaded> {
  return cancellable(options.signal, async (signal) => {
    checkTimeout(options.timeout);
    return withDeadline(signal, options.timeout, async (either) => {
      try {
        return await run(connection, frame, table, options, either);
      } catch (error) {
        throw either.aborted && error === either.reason
          ? cancelled(either, 'Nothing was written.')
          : error;
      }
    });
  });
}
