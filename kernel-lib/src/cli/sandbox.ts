import { ShiftbookError } from '../errors.js';

/** The package is for those who want a sandbox, and large: neither its types nor its code belong to this one. */
const PACKAGE: string = '@shiftbook/sandbox';

interface SandboxPackage {
  runSandboxCommand(argv: readonly string[]): Promise<number>;
}

/**
 * Runs `shiftbook sandbox …` by the package `@shiftbook/sandbox`.
 *
 * @param argv what follows `shiftbook sandbox` on the command line
 * @returns the exit code
 * @throws ShiftbookError `sandbox-not-installed` where the package is missing
 *
 * @example
 * ```ts
 * process.exitCode = await sandbox(['status']);
 * ```
 */
export async function sandbox(argv: string[]): Promise<number> {
  const { runSandboxCommand } = await load();
  return runSandboxCommand(argv);
}

async function load(): Promise<SandboxPackage> {
  try {
    return (await import(PACKAGE)) as SandboxPackage;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    // A package of the sandbox's own that is missing is another matter, and its message says which.
    if (code !== 'ERR_MODULE_NOT_FOUND' || !message.includes(`'${PACKAGE}'`)) throw cause;
    throw new ShiftbookError('sandbox-not-installed', `The package ${PACKAGE} is not installed.`, {
      hint: `Install it beside shiftbook: npm install ${PACKAGE}`,
      cause,
    });
  }
}
