/** A stream of the kernel's process. */
export type StreamName = 'stdout' | 'stderr';

/** A child's file descriptor that was to be one of the kernel's streams, and which. */
export interface Inherited {
  readonly fd: 1 | 2;
  readonly stream: StreamName;
}

/** What a child's `stdio` option becomes. */
export interface CapturedStdio {
  /** The option, with pipes in the place of the kernel's streams. */
  readonly stdio: unknown;
  readonly inherited: readonly Inherited[];
}

const OWN: Readonly<Record<1 | 2, StreamName>> = { 1: 'stdout', 2: 'stderr' };

/** Which stream of the kernel an entry of `stdio` names; nothing where it names none. */
function streamOf(entry: unknown, fd: 1 | 2): StreamName | undefined {
  if (entry === 'inherit') return OWN[fd];
  if (entry === 1 || entry === process.stdout) return 'stdout';
  return entry === 2 || entry === process.stderr ? 'stderr' : undefined;
}

/**
 * Puts pipes in the place of the kernel's own stdout and stderr, so that what a child writes can be shown
 * (https://nodejs.org/api/child_process.html#optionsstdio).
 */
export function captureStdio(stdio: unknown): CapturedStdio {
  const entries: unknown[] =
    stdio === 'inherit' ? [stdio, stdio, stdio] : Array.isArray(stdio) ? [...stdio] : [];
  const inherited: Inherited[] = [];
  for (const fd of [1, 2] as const) {
    const stream = streamOf(entries[fd], fd);
    if (stream === undefined) continue;
    entries[fd] = 'pipe';
    inherited.push({ fd, stream });
  }
  return { stdio: inherited.length === 0 ? stdio : entries, inherited };
}
