import { CliError, USAGE } from './usage.js';

const COMMANDS: Readonly<Record<string, (argv: readonly string[]) => Promise<number>>> = {
  start: async (argv) => (await import('./start.js')).start(argv),
  status: async (argv) => (await import('./status.js')).status(argv),
  stop: async (argv) => (await import('./stop.js')).stop(argv),
  pause: async (argv) => (await import('./pause.js')).pause(argv),
  run: async (argv) => (await import('./run.js')).run(argv),
};

/**
 * Runs `shiftbook sandbox …`.
 *
 * @param argv what follows `shiftbook sandbox` on the command line
 * @returns the exit code: of the command for `run`, else 0 for success, 1 for failure, 2 for a wrong command line
 *
 * @example
 * ```ts
 * process.exitCode = await runSandboxCommand(['run', '--', 'psql', '-c', 'select count(*) from sales']);
 * ```
 */
export async function runSandboxCommand(argv: readonly string[]): Promise<number> {
  // The SDK warns about Node 20 on every start, in every user's output.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const [name, ...rest] = argv;
  const end = rest.indexOf('--');
  const asked = (end === -1 ? rest : rest.slice(0, end)).some((a) => a === '--help' || a === '-h');
  if (name === 'help' || name === '--help' || name === '-h' || (asked && name !== undefined)) {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const wrong = name === undefined ? '' : `There is no command "${name}".\n\n`;
    process.stderr.write(wrong + USAGE);
    return 2;
  }
  try {
    return await command(rest);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CliError ? error.exitCode : 1;
  }
}
