import { ShiftbookError } from '../../errors.js';

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
 * @throws ShiftbookError `unload-manifest` for what is no such manifest.
 */
export function filesOf(manifest: Uint8Array, address: string): UnloadedFile[] {
  try {
    const { entries = [] } = JSON.parse(new TextDecoder().decode(manifest)) as Manifest;
    return entries.map(({ url, meta }) => {
      if (typeof url !== 'string' || meta?.record_count === undefined) {
        throw new Error('an entry has no url or no record_count');
      }
      return { url, bytes: meta.content_length ?? 0, rows: meta.record_count };
    });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError('unload-manifest', `${address} is no manifest of UNLOAD: ${said}`, {
      cause,
    });
  }
}
