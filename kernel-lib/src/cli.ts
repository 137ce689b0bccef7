#!/usr/bin/env node
import { ShiftbookError } from './errors.js';

/** Each command is loaded only when it is called, so that none pays for another's packages. */
const commands: Readonly<Record<string, (argv: string[]) => Promise<number>>> = {
  doctor: async (argv) => (await import('./cli/doctor.js')).doctor(argv),
  install: async (argv) => (await import('./cli/install.js')).install(argv),
  promote: async (argv) => (await import('./cli/promote.js')).promote(argv),
  sandbox: async (argv) => (await import('./cli/sandbox.js')).sandbox(argv),
  'unload-function': async (argv) => (await import('./cli/unload-function.js')).unloadTo(argv),
};

const USAGE = `Usage: shiftbook <command>

  doctor    try the way into Redshift step by step    CONNECTION [--json]
  install   make the kernel known to Jupyter          [--user | --prefix DIR | --sys-prefix]
  promote   turn a notebook's tagged cells into a SageMaker pipeline
                                                      NOTEBOOK --definition | --apply | --run
  sandbox   Redshift, S3 and SageMaker on this machine
                                                      start | status | stop | run -- COMMAND
  unload-function
            write the Lambda function that runs UNLOAD by the Data API
                                                      FILE.zip
`;

const [name, ...argv] = process.argv.slice(2);
const command = name === undefined ? undefined : commands[name];

if (command === undefined) {
  const wanted = name === undefined || name === 'help' || name === '--help' || name === '-h';
  if (!wanted) process.stderr.write(`There is no command "${name}".\n\n`);
  (wanted ? process.stdout : process.stderr).write(USAGE);
  process.exitCode = wanted ? 0 : 2;
} else {
  try {
    process.exitCode = await command(argv);
  } catch (error) {
    if (!(error instanceof ShiftbookError)) throw error;
    process.stderr.write(`${error.toString()}\n`);
    process.exitCode = 1;
  }
}
