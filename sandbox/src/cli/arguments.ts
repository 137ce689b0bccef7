import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxFolder } from '../folders.js';
import { CliError } from './usage.js';

/** The values of options: text for `string`, true or not given for `boolean`. */
type Values<T extends Record<string, 'string' | 'boolean'>> = {
  readonly [Name in keyof T]?: T[Name] extends 'string' ? string : boolean;
};

/** Parses options; what stands where no option is expected is refused. */
export function parse<T extends Record<string, 'string' | 'boolean'>>(
  argv: readonly string[],
  types: T,
): Values<T> {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values as Values<T>;
  } catch (error) {
    throw new CliError(`${(error as Error).message}. See shiftbook sandbox --help.`, 2);
  }
}

/** A whole number from `least` to `most`, or undefined where the option is not given. */
export function whole(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new CliError(`--${option} is "${text}"; it must be a number from ${least} to ${most}.`, 2);
}

/** The folder that a command is about. */
export const folderOf = (directory: string | undefined): string =>
  resolve(directory ?? sandboxFolder());
