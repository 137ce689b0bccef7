import { text } from 'node:stream/consumers';
import { type S3Address, type Storage, s3Address } from '../storage.js';
import { StorageRefused } from '../storage-refused.js';
import type { CopyPlan } from './copy-plan.js';

/** A file that is to be loaded. */
export interface SourceFile extends S3Address {
  /** Its size as a manifest tells it. */
  readonly contentLength?: number | undefined;
}

/** The files that a COPY reads: those under its prefix, or those that its manifest names. */
export async function sources(
  storage: Storage,
  { from, manifest, data }: Pick<CopyPlan, 'from' | 'manifest' | 'data'>,
): Promise<SourceFile[]> {
  const address = s3Address(from);
  if (!manifest) {
    const keys = await storage.list(address);
    if (keys.length === 0) {
      const message = `The specified S3 prefix '${address.key}' does not exist`;
      throw new StorageRefused(message, `S3 bucket: ${address.bucket}`);
    }
    return keys.map((key) => ({ bucket: address.bucket, key }));
  }
  const entries = readManifest(await text(await storage.get(address)), from);
  const files: SourceFile[] = [];
  for (const { url, mandatory, contentLength } of entries) {
    if (data.kind === 'parquet' && contentLength === undefined) {
      throw new StorageRefused("File entry does not have 'meta' key.", `Manifest: ${from}`);
    }
    const { bucket, key } = s3Address(url);
    if ((await storage.list({ bucket, key })).includes(key))
      files.push({ bucket, key, contentLength });
    else if (mandatory) {
      throw new StorageRefused(`File ${url} of the manifest does not exist`, `Manifest: ${from}`);
    }
  }
  return files;
}

interface ManifestEntry {
  readonly url: string;
  /** Whether its absence is an error. */
  readonly mandatory: boolean;
  readonly contentLength: number | undefined;
}

function readManifest(content: string, from: string): ManifestEntry[] {
  const invalid = (cause?: unknown) =>
    new StorageRefused('Invalid manifest file.', `Manifest: ${from}`, cause);
  let read: unknown;
  try {
    read = JSON.parse(content);
  } catch (error) {
    throw invalid(error);
  }
  const entries = (read as { entries?: unknown } | null)?.entries;
  if (!Array.isArray(entries)) throw invalid();
  return entries.map((entry: Partial<Record<'url' | 'mandatory' | 'meta', unknown>> | null) => {
    if (typeof entry?.url !== 'string') throw invalid();
    const length = (entry.meta as { content_length?: unknown } | undefined)?.content_length;
    return {
      url: entry.url,
      mandatory: entry.mandatory === true,
      contentLength: typeof length === 'number' ? length : undefined,
    };
  });
}
