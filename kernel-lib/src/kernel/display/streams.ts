import { StringDecoder } from 'node:string_decoder';
import { nextTick } from '../originals.js';

type Write = (name: 'stdout' | 'stderr', text: string) => void;

/**
 * Sends what is written to `process.stdout` and `process.stderr` to `write`, so also what `console.log` says. The
 * kernel's own log goes past them, to the file descriptor.
 */
export function captureStreams(write: Write): void {
  for (const name of ['stdout', 'stderr'] as const) {
    const decoder = new StringDecoder('utf8');
    const capture = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
      if (text !== '') write(name, text);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (callback !== undefined) nextTick(callback);
      return true;
    };
    process[name].write = capture;
  }
}
