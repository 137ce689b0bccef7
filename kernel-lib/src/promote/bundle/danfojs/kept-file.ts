import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '../../../frame/files/write-whole.js';
import { userFolder } from '../../../user-folder.js';
import { danfojsInOneFile, isOneFile, type OneFile, oneFileRecipe } from './one-file.js';

/** First line of a kept file; what was made stands below it. */
interface Header {
  readonly recipe: string;
  /** Of the code, because a machine that stops leaves files without their end. */
  readonly digest: string;
  /** Path, size in bytes and time of change in milliseconds of what the code was made of. */
  readonly inputs: readonly (readonly [path: string, size: number, changed: number])[];
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One file for each place where danfojs is installed: what an update makes replaces what was there. */
const placeFor = (main: string): string =>
  join(userFolder('XDG_CACHE_HOME'), 'shiftbook/danfojs', digestOf(main).slice(0, 16));

async function stateOf(path: string): Promise<Header['inputs'][number]> {
  const { size, mtimeMs } = await stat(path);
  return [path, size, mtimeMs];
}

/** What was kept, if the same would be made now. */
async function readKept(place: string): Promise<string | undefined> {
  try {
    const text = await readFile(place, 'utf8');
    const end = text.indexOf('\n');
    const { recipe, digest, inputs }: Header = JSON.parse(text.slice(0, end));
    const code = text.slice(end + 1);
    if (recipe !== (await oneFileRecipe()) || digest !== digestOf(code)) return undefined;
    const now = await Promise.all(inputs.map(([path]) => stateOf(path)));
    return JSON.stringify(now) === JSON.stringify(inputs) ? code : undefined;
  } catch {
    // Never kept, unreadable, or made of files that are gone: it is made again.
    return undefined;
  }
}

async function keep(place: string, { code, inputs }: OneFile): Promise<void> {
  const header: Header = {
    recipe: await oneFileRecipe(),
    digest: digestOf(code),
    inputs: await Promise.all(inputs.map(stateOf)),
  };
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeWhole(place, [`${JSON.stringify(header)}\n`, code]);
  } catch {
    // It saves time only: without room or permission for it, the next promotion makes it again.
  }
}

/**
 * danfojs in one module, made once and kept in the user's cache: it takes seconds to make.
 *
 * @param main Path of the package's main module.
 * @throws Error esbuild's, such as for a dependency that is not installed.
 */
export async function danfojsCode(main: string): Promise<string> {
  const installed = await readFile(main, 'utf8');
  if (isOneFile(installed)) return installed;
  const place = placeFor(main);
  const kept = await readKept(place);
  if (kept !== undefined) return kept;
  const made = await danfojsInOneFile(main);
  await keep(place, made);
  return made.code;
}
