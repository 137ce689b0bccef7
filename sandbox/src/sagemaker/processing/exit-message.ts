import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostFolders } from './folders.js';

const maxBytes = 1024;

/** What a job wrote to `/opt/ml/output/message`: its first kilobyte, or nothing. */
export async function exitMessage(folders: HostFolders): Promise<string | undefined> {
  const file = await open(join(folders.ml, 'output/message')).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
    // The cut may fall inside a character.
    const text = buffer.toString('utf8', 0, bytesRead).replace(/\ufffd+$/, '');
    return text === '' ? undefined : text;
  } finally {
    await file.close();
  }
}
