import { AsyncResource } from 'node:async_hooks';
import { readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** How much of a pipe is read at once, in bytes, and how often: more than a pipe holds, less than for ever. */
const PIECE = 65_536;
const PIECES = 64;

/** The file descriptor of a child's pipe; none where the system has no such thing. */
function descriptor(pipe: Readable): number | undefined {
  const { _handle: handle } = pipe as { _handle?: { fd?: number } | null };
  return handle?.fd !== undefined && handle.fd >= 0 ? handle.fd : undefined;
}

/** What stands in a pipe by now. */
function* waiting(fd: number): Generator<Buffer> {
  for (let piece = 0; piece < PIECES; piece += 1) {
    const buffer = Buffer.alloc(PIECE);
    let length = 0;
    try {
      length = readSync(fd, buffer);
    } catch {
      // EAGAIN: nothing stands there, though the pipe is open still.
    }
    if (length === 0) return;
    yield buffer.subarray(0, length);
  }
}

/**
 * Writes what comes through a child's pipe, on behalf of the caller, however late.
 *
 * @returns writes what stands in the pipe now: a child that has ended has then said everything
 */
export function forward(pipe: Readable, write: (text: string) => void): () => void {
  const decoder = new StringDecoder('utf8');
  const say = AsyncResource.bind((chunk: Buffer) => {
    const text = decoder.write(chunk);
    if (text !== '') write(text);
  });
  pipe.on('data', say);
  // The other end may be reset, by a child that was killed.
  pipe.on('error', () => pipe.destroy());
  return () => {
    const fd = descriptor(pipe);
    if (fd !== undefined) for (const chunk of waiting(fd)) say(chunk);
  };
}
