import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { ShiftbookError } from '../../errors.js';
import type { Magic } from './magic.js';

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ShiftbookError('env-file', `The file "${file}" could not be read.`, {
      hint: `Write "%load_env <file>", with a file that can be reached from ${process.cwd()}.`,
      cause,
    });
  }
}

/** `%load_env`: settings that should not stand in a notebook. No value is ever shown. */
export const loadEnv: Magic = {
  names: ['%load_env'],
  takes: '[file]',
  summary: 'Sets environment variables from a file of KEY=value lines, ".env" by default.',
  typescript: ({ rest }) => rest,
  run: async ({ argument, rest }, host) => {
    const file = argument === '' ? '.env' : argument;
    const values = parseEnv(await read(file));
    Object.assign(process.env, values);
    const names = Object.keys(values).sort();
    const list = names.length === 0 ? '' : `: ${names.join(', ')}`;
    const keys = names.length === 1 ? 'key' : 'keys';
    host.write('stdout', `${names.length} ${keys} set from ${file}${list}\n`);
    return host.runCell(rest);
  },
};
