/** A file that was unloaded. */
export interface UnloadedFile {
  readonly url: string;
  readonly rows: number;
  readonly bytes: number;
}

interface Manifest {
  readonly entries: readonly {
    readonly url: string;
    readonly meta: { readonly content_length: number; readonly record_count: number };
  }[];
}

/** The files that a verbose manifest names. */
export function filesOf(manifest: string): UnloadedFile[] {
  const { entries } = JSON.parse(manifest) as Manifest;
  return entries.map(({ url, meta }) => ({
    url,
    rows: meta.record_count,
    bytes: meta.content_length,
  }));
}
