#!/usr/bin/env node
import module from 'node:module';
import { parseArgs } from 'node:util';
import { ShiftbookError } from '../errors.js';

const USAGE = 'Usage: shiftbook-kernel CONNECTION_FILE [--debug]\n';

/** Node's own cache of compiled code shortens the next start; Node 20, which only prints the usage, has none. */
const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
enableCompileCache?.();

const { positionals, values } = parseArgs({
  options: { debug: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [connectionFile] = positionals;

if (connectionFile === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    const { runKernel } = await import('./run.js');
    await runKernel({
      connectionFile,
      debug: values.debug,
      library: { folder: new URL('..', import.meta.url) },
      channelThread: new URL('./channels/thread.js', import.meta.url),
    });
  } catch (error) {
    if (!(error instanceof ShiftbookError)) throw error;
    process.stderr.write(`${error.toString()}\n`);
    process.exitCode = 1;
  }
}
