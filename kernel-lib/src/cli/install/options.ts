import { parseArgs } from 'node:util';
import { ShiftbookError } from '../../errors.js';

export const USAGE = `Usage: shiftbook install [--user | --prefix DIR | --sys-prefix] [--node PATH]

  --user         for this user, in Jupyter's data folder (without another choice)
  --prefix DIR   in DIR/share/jupyter, such as a virtual environment
  --sys-prefix   in the Python environment that is active
  --node PATH    the Node, 24 or newer, that runs the kernel; else the one that runs this command
`;

/** Where a kernelspec can go. */
export type Place =
  | { readonly kind: 'user' }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'sys-prefix' };

export interface InstallOptions {
  readonly place: Place;
  readonly node: string | undefined;
  readonly help: boolean;
}

const refuse = (what: string): ShiftbookError =>
  new ShiftbookError('install-options', what, { hint: USAGE });

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        user: { type: 'boolean', default: false },
        prefix: { type: 'string' },
        'sys-prefix': { type: 'boolean', default: false },
        node: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads the command line.
 *
 * @throws {ShiftbookError} `install-options`
 */
export function installOptions(argv: string[]): InstallOptions {
  const { user, prefix, 'sys-prefix': sysPrefix, node, help } = parse(argv);
  const chosen = [user, prefix !== undefined, sysPrefix].filter(Boolean).length;
  if (chosen > 1) throw refuse('Only one of --user, --prefix and --sys-prefix can be meant.');
  if (prefix !== undefined) return { place: { kind: 'prefix', prefix }, node, help };
  return { place: { kind: sysPrefix ? 'sys-prefix' : 'user' }, node, help };
}
