import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { FOREIGN_VARIABLES } from '../environment.js';
import { startSandbox } from '../start-sandbox.js';
import { parse, whole } from './arguments.js';
import { CliError } from './usage.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const codeOf = (signal: NodeJS.Signals) => 128 + constants.signals[signal];

/** `shiftbook sandbox run` */
export async function run(argv: readonly string[]): Promise<number> {
  const at = argv.indexOf('--');
  const [command, ...args] = at === -1 ? [] : argv.slice(at + 1);
  if (command === undefined) {
    throw new CliError('There is no command: shiftbook sandbox run -- COMMAND [ARGUMENT…]', 2);
  }
  const values = parse(argv.slice(0, at), { 'credential-seconds': 'string' });
  const seconds = whole('credential-seconds', values['credential-seconds'], 1, 3_600);

  // From here on a signal must not end us before the sandbox is removed.
  let receive: (signal: NodeJS.Signals) => void = () => undefined;
  let received: NodeJS.Signals | undefined;
  const listener = (signal: NodeJS.Signals) => {
    received = signal;
    receive(signal);
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  try {
    const sandbox = await startSandbox({
      onProgress: (line) => process.stderr.write(`${line}\n`),
      ...(seconds === undefined ? {} : { credentialSeconds: seconds }),
    });
    try {
      if (received !== undefined) return codeOf(received);
      return await execute(command, args, childEnvironment(sandbox.env), (forward) => {
        receive = forward;
      });
    } finally {
      await sandbox.stop();
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, listener);
  }
}

function childEnvironment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = { ...process.env };
  for (const name of FOREIGN_VARIABLES) delete inherited[name];
  return { ...inherited, ...env };
}

function execute(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onForward: (forward: (signal: NodeJS.Signals) => void) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    onForward((signal) => {
      // Ctrl-C on a terminal reaches the whole foreground group, the command included.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CliError(
          `The command ${command} cannot be started: ${error.code === 'ENOENT' ? 'there is no such program' : error.message}.`,
          error.code === 'ENOENT' ? 127 : 126,
        ),
      ),
    );
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : codeOf(signal)));
  });
}
