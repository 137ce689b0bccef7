import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AwsKeys } from './context.js';
import { writePrivate } from './write-private.js';

/** What a sandbox keeps to itself from one start to the next, so that its clients' settings stay right. */
export interface Secrets {
  /** Password of the ordinary database user. */
  readonly password: string;
  readonly adminKeys?: AwsKeys;
  /** Ports of the last start, taken again where they are free. */
  readonly ports?: {
    readonly endpoint: number;
    readonly redshift: number;
    readonly workgroup: number;
  };
}

const file = (directory: string) => join(directory, 'secrets.json');

/** Reads the secrets of an earlier start, or makes new ones. */
export async function readSecrets(directory: string): Promise<Secrets> {
  const text = await readFile(file(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { password: randomBytes(18).toString('base64url') };
  return JSON.parse(text) as Secrets;
}

/** Keeps the secrets, readable by their owner only. */
export async function writeSecrets(directory: string, secrets: Secrets): Promise<void> {
  await writePrivate(file(directory), `${JSON.stringify(secrets, undefined, 2)}\n`);
}
