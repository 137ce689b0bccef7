import { ShiftbookError } from '../../errors.js';
import type { Result } from '../../frame/result.js';
import { parseS3Address } from '../../s3-address.js';
import type { Sql } from '../../sql/statement.js';
import type { ResolvedProfile } from '../profile/resolved.js';
import { type AskOptions, partAsk, type QueryOptions } from '../query-options.js';
import { cancelled } from '../server/cancelling.js';
import { getObject } from '../staging/staging-folder.js';
import { filesOf, manifestAt, type UnloadedFile } from './manifest.js';
import type { UnloadOptions } from './unload-options.js';
import { unloadFailure } from './unload-refused.js';
import { unloadStatement } from './unload-statement.js';

/** What an UNLOAD wrote. */
export interface Unloaded {
  /** Rows in all files; `undefined` without a manifest, which tells them. */
  readonly rows: number | undefined;
  /** The files, with the rows and bytes of each; none without a manifest. */
  readonly files: readonly UnloadedFile[];
  /** Address of the manifest; `undefined` where none was wished for. */
  readonly manifest: string | undefined;
}

/** What asks the server. */
interface Asking {
  readonly profile: ResolvedProfile;
  query(statement: Sql, options: QueryOptions): Promise<Result>;
}

/** Runs an UNLOAD and reads from its manifest what it wrote. */
export async function unloadTo(
  asking: Asking,
  query: Sql,
  to: string,
  options: UnloadOptions & AskOptions,
): Promise<Unloaded> {
  const { ask, said } = partAsk(options);
  const { signal } = ask;
  const statement = unloadStatement(query, to, said);
  const manifest = manifestAt(to, said);
  const { bucket, key } = parseS3Address(manifest);
  try {
    await asking.query(statement, { ...ask, read: 'wire' });
  } catch (error) {
    const role = [said.role ?? 'default'].flat().join(',');
    throw unloadFailure(error, to, role, 'Or give another role: { role }.');
  }
  if (said.manifest === false) return { rows: undefined, files: [], manifest: undefined };
  const { role } = asking.profile;
  const region = said.region ?? asking.profile.region;
  const folder = { bucket, prefix: '', region, role };
  try {
    const files = filesOf(await getObject(folder, key, signal), manifest, said);
    return { rows: files.reduce((sum, { rows }) => sum + rows, 0), files, manifest };
  } catch (cause) {
    if (signal?.aborted === true)
      throw cancelled(signal, `The rows were unloaded to ${to}.`, cause);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError(
      'unload-manifest',
      `The rows were unloaded to ${to}, but the manifest that tells how many cannot be read: ${why}`,
      {
        hint: 'You need s3:GetObject on it; with { manifest: false } none is written, and nothing is told of rows and files.',
        cause,
      },
    );
  }
}
