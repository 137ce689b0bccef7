import { text } from 'node:stream/consumers';
import { type S3Address, type Storage, StorageRefused, s3Address } from '../storage.js';
import type { CopyPlan } from './copy-plan.js';

/** The files that a COPY reads: those under its prefix, or those that its manifest names. */
export async function sources(
  storage: Storage,
  { from, manifest }: Pick<CopyPlan, 'from' | 'manifest'>,
): Promise<S3Address[]> {
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
  const files: S3Address[] = [];
  for (const { url, mandatory } of entries) {
    const { bucket, key } = s3Address(url);
    if ((await storage.list({ bucket, key })).includes(key)) files.push({ bucket, key });
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
  return entries.map((entry: { url?: unknown; mandatory?: unknown } | null) => {
    if (typeof entry?.url !== 'string') throw invalid();
    return { url: entry.url, mandatory: entry.mandatory === true };
  });
}
