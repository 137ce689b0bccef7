import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Unix socket's path has room for about 100 bytes, the socket's own name included. */
const LONGEST = 80;

/** Makes `preferred` as a folder for Unix sockets or, where its path is too long for them, a temporary one. */
export async function socketFolder(preferred: string): Promise<string> {
  if (Buffer.byteLength(preferred) > LONGEST) return mkdtemp(join(tmpdir(), 'shiftbook-'));
  await mkdir(preferred, { recursive: true, mode: 0o700 });
  return preferred;
}
