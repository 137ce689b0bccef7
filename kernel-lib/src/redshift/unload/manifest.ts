import { ShiftbookError } from '../../errors.js';
import type { UnloadOptions } from './unload-options.js';

/** A file that UNLOAD wrote. */
export interface UnloadedFile {
  /** Its address, `s3://…`. */
  readonly url: string;
  readonly bytes: number;
  readonly rows: number;
}

interface Manifest {
  readonly entries?: readonly {
    readonly url?: string;
    readonly meta?: { readonly content_length?: number; readonly record_count?: number };
  }[];
}

/**
 * The files that a manifest (`MANIFEST VERBOSE`) names, in its order, which is the order of the rows where UNLOAD wrote
 * them one after the other.
 *
 * @param options Those of the UNLOAD: the manifest counts a header as a row.
 * @throws ShiftbookError `unload-manifest` for what is no such manifest.
 */
export function filesOf(
  manifest: Uint8Array,
  address: string,
  { header }: UnloadOptions = {},
): UnloadedFile[] {
  try {
    const { entries = [] } = JSON.parse(new TextDecoder().decode(manifest)) as Manifest;
    return entries.map(({ url, meta }) => {
      if (typeof url !== 'string' || meta?.record_count === undefined) {
        throw new Error('an entry has no url or no record_count');
      }
      const rows = meta.record_count - (header === true ? 1 : 0);
      return { url, bytes: meta.content_length ?? 0, rows };
    });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError('unload-manifest', `${address} is no manifest of UNLOAD: ${said}`, {
      cause,
    });
  }
}

/** Where UNLOAD writes the manifest: folders of partitions have a slash before their names. */
export const manifestAt = (to: string, { partitionBy }: UnloadOptions): string =>
  `${to}${partitionBy !== undefined && !to.endsWith('/') ? '/' : ''}manifest`;
