import { randomUUID } from 'node:crypto';
import { ShiftbookError } from '../../errors.js';
import type { Result } from '../../frame/result.js';
import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import type { CopyOptions } from '../copy/copy-options.js';
import type { AskOptions, QueryOptions } from '../query-options.js';
import { createStage, deleteAll, dropStage, insertStage, mergeStage } from './statements.js';
import type { UploadPlan } from './upload-plan.js';

/** What loads, in a transaction. */
export interface Loads {
  query<Row>(statement: Sql, options: QueryOptions): Promise<Result<Row>>;
  copy(
    table: string,
    from: string,
    options: CopyOptions & AskOptions,
  ): Promise<{ readonly rows: number }>;
}

/** Files that are to be loaded. */
export interface FilesToLoad {
  readonly manifest: string;
  /** Rows in them. */
  readonly rows: number;
  /** With which the cluster reads them. */
  readonly role: string;
}

async function copyFiles(
  loads: Loads,
  { columns }: UploadPlan,
  table: readonly string[],
  { manifest, rows, role }: FilesToLoad,
  ask: AskOptions,
): Promise<void> {
  const loaded = await loads.copy(quoteIdentifier(...table), manifest, {
    ...ask,
    role,
    format: 'parquet',
    manifest: true,
    serializetojson: columns.some(({ loading }) => loading.serialized),
  });
  if (loaded.rows === rows) return;
  throw new ShiftbookError(
    'upload-rows',
    `COPY loaded ${loaded.rows} of ${rows} rows, so nothing was kept.`,
    { hint: 'Look at stl_load_errors, and report it: this should not happen.' },
  );
}

/**
 * Does what an upload does in the database. What goes wrong leaves nothing behind once the transaction is rolled back.
 *
 * @param files none where the frame has no rows
 */
export async function loadStaged(
  loads: Loads,
  plan: UploadPlan,
  files: FilesToLoad | undefined,
  ask: AskOptions,
): Promise<void> {
  const { table, mode, create, columns, keys, direct } = plan;
  if (create !== undefined) await loads.query(create, ask);
  else if (mode === 'replace') await loads.query(deleteAll(table), ask);
  if (files === undefined) return;
  if (direct) return copyFiles(loads, plan, table, files, ask);
  const stage = `shiftbook_upload_${randomUUID().replaceAll('-', '')}`;
  await loads.query(createStage(stage, columns), { ...ask, passing: true });
  await copyFiles(loads, plan, [stage], files, ask);
  const into =
    mode === 'upsert'
      ? mergeStage(table, columns, keys, stage)
      : insertStage(table, columns, stage);
  await loads.query(into, ask);
  await loads.query(dropStage(stage), ask);
}
