#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { ShiftbookError } from '../errors.js';
import { enableCompileCache } from './compile-cache.js';

const USAGE = 'Usage: shiftbook-kernel CONNECTION_FILE [--debug]\n';

// Before anything that it is to keep.
enableCompileCache();

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
