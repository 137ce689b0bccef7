import { ShiftbookError } from '../../errors.js';

/** Ends the process, also when cells must not. */
export const endProcess: typeof process.exit = process.exit.bind(process);

/**
 * Has `process.exit()` end the cell that calls it, as `sys.exit()` does in Python's kernel: the session's names are not
 * lost because a package thinks that it runs in a program of its own.
 */
export function keepFromExit(): void {
  process.exit = (code = process.exitCode) => {
    const call = `process.exit(${code ?? ''})`;
    throw new ShiftbookError(
      'exit',
      `${call} was called; the kernel goes on, with all its names.`,
      {
        hint: 'Shut the kernel down or restart it to lose them: in JupyterLab, from the menu “Kernel”.',
      },
    );
  };
}
