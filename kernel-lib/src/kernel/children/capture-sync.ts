import type { SpawnSyncReturns } from 'node:child_process';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { captureStdio, type Inherited } from './inherited.js';
import type { WriteOutput } from './write-output.js';

type Result = SpawnSyncReturns<string | Buffer | null>;
type Call = (...given: unknown[]) => unknown;
type SpawnSync = (...given: unknown[]) => Result;

interface Options {
  readonly stdio?: unknown;
  readonly encoding?: unknown;
  readonly shell?: unknown;
}

const isOptions = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (said: string | Buffer, encoding: unknown): string =>
  typeof said === 'string' ? Buffer.from(said, encoding as BufferEncoding).toString() : `${said}`;

/** Of a result, writes what was to be the kernel's output and takes it out: Node gives none of what is inherited. */
function show(result: Result, inherited: readonly Inherited[], say: (at: Inherited) => void): void {
  // A child that could not be started has no output at all.
  if (!result.output) return;
  for (const each of inherited) {
    say(each);
    result.output[each.fd] = null;
    result[each.fd === 1 ? 'stdout' : 'stderr'] = null;
  }
}

/** `spawnSync` that shows what the child wrote to the kernel's streams, when the child has ended. */
const showing =
  (spawnSync: SpawnSync, write: WriteOutput): SpawnSync =>
  (...given) => {
    const at = given.findLastIndex(isOptions);
    const options = (given[at] ?? {}) as Options;
    const { stdio, inherited } = captureStdio(options.stdio);
    if (inherited.length === 0) return spawnSync(...given);
    // What is inherited has no limit.
    const piped = { ...options, stdio, maxBuffer: Number.POSITIVE_INFINITY };
    const result = spawnSync(...given.slice(0, at), piped);
    show(result, inherited, ({ fd, stream }) => {
      const text = textOf(result.output[fd] ?? '', options.encoding);
      if (text !== '') write(stream, text);
    });
    return result;
  };

/** What `execSync` and `execFileSync` make of a result. @throws the failure, with all that the result holds */
function outputOf(result: Result, command: string): unknown {
  const { error, status, output, stdout } = result;
  if (error === undefined && status === 0) return stdout;
  const said = output?.[2]?.length ? `\n${output[2]}` : '';
  throw Object.assign(error ?? new Error(`Command failed: ${command}${said}`), result);
}

/**
 * Shows what children write that inherit the kernel's streams while the kernel waits for them: of `spawnSync`,
 * `execSync` and `execFileSync`, whose calls without such a child stay Node's own.
 */
export function captureSync(write: WriteOutput): void {
  const children = createRequire(import.meta.url)('node:child_process') as Record<
    'spawnSync' | 'execSync' | 'execFileSync',
    Call
  >;
  const { execSync, execFileSync } = children;
  const spawnSync = showing(children.spawnSync as SpawnSync, write);
  const isPlain = (options: unknown): boolean =>
    !isOptions(options) || captureStdio(options.stdio).inherited.length === 0;
  Object.assign(children, {
    spawnSync,
    execSync: (command: unknown, options?: Options) => {
      if (options === undefined || isPlain(options)) return execSync(command, options);
      const shell = typeof options.shell === 'string' ? options.shell : true;
      return outputOf(spawnSync(command, { ...options, shell }), String(command));
    },
    execFileSync: (...given: unknown[]) => {
      if (isPlain(given.at(-1))) return execFileSync(...given);
      return outputOf(spawnSync(...given), given.slice(0, -1).flat().join(' '));
    },
  });
  // So that ES modules import these too.
  syncBuiltinESMExports();
}
