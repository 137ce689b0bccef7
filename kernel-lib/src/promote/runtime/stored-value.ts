import { access, constants, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../marshal/decode.js';
import { encode } from '../marshal/encode.js';
import { kindOfFile, STORED_FILES } from '../marshal/stored-kind.js';

/** Reads the value that another step stored in a folder. */
export async function loadStored(folder: string): Promise<unknown> {
  for (const name of await readdir(folder)) {
    const kind = kindOfFile(name);
    if (kind !== undefined) return decode({ kind, bytes: await readFile(join(folder, name)) });
  }
  throw new Error(`${folder} holds no value of a step.`);
}

/** Stores a value in an output's folder. */
export async function saveStored(folder: string, value: unknown): Promise<void> {
  const { kind, bytes } = encode(value);
  await writeFile(join(folder, STORED_FILES[kind]), bytes);
}

/** Makes an output's folder, before the work begins: an image's user may not be allowed to write there. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    const user = process.getuid?.() ?? 'unknown';
    throw new Error(
      `The output folder ${folder} cannot be written by the image's user (uid ${user}); use an image that runs as root.`,
      { cause },
    );
  }
}
