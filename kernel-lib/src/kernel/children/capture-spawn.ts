import { ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';
import { forward } from './forward.js';
import { captureStdio, type Inherited } from './inherited.js';
import type { WriteOutput } from './write-output.js';

type Spawn = (this: ChildProcess, options: { readonly stdio?: unknown }) => unknown;

/** As Node leaves it where a stream is inherited: the user's code has no pipe. */
function hide(child: ChildProcess, fd: 1 | 2): void {
  (child.stdio as unknown[])[fd] = null;
  Object.assign(child, { [fd === 1 ? 'stdout' : 'stderr']: null });
}

function show(child: ChildProcess, inherited: readonly Inherited[], write: WriteOutput): void {
  for (const { fd, stream } of inherited) {
    // Where the child could not be started, there are none.
    const pipe = child.stdio?.[fd];
    if (!(pipe instanceof Readable)) continue;
    const flush = forward(pipe, (text) => write(stream, text));
    // Whoever waits for the exit expects to have seen it all.
    child.prependListener('exit', flush);
    hide(child, fd);
  }
}

/**
 * Shows what children write that inherit the kernel's streams. Every way to start one without waiting (`spawn`, `exec`,
 * `execFile`, `fork`, and what builds on them) comes through the one method that is replaced here.
 */
export function captureSpawn(write: WriteOutput): void {
  const prototype = ChildProcess.prototype as unknown as { spawn: Spawn };
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    const { stdio, inherited } = captureStdio(options.stdio);
    const outcome = spawn.call(this, { ...options, stdio });
    show(this, inherited, write);
    return outcome;
  };
}
