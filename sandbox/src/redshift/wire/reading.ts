import type { Duplex } from 'node:stream';

/**
 * Reads exactly `count` bytes and leaves all that follows in the stream, so that the stream can be piped on later.
 * Resolves to undefined where the stream ends first.
 */
export function take(stream: Duplex, count: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      stream.off('readable', attempt);
      stream.off('end', end);
      stream.off('close', end);
      stream.off('error', fail);
    };
    const attempt = () => {
      const bytes = stream.read(count) as Buffer | null;
      if (bytes === null) return;
      settle();
      // At the end of a stream, read gives what is left, be it less.
      resolve(bytes.length === count ? bytes : undefined);
    };
    const end = () => {
      settle();
      resolve(undefined);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    if (stream.readableEnded || stream.destroyed) return end();
    stream.on('readable', attempt);
    stream.once('end', end);
    stream.once('close', end);
    stream.once('error', fail);
    attempt();
  });
}

/** A typed message of the protocol, after the startup. */
export interface Message {
  /** The letter, such as `R`. */
  readonly type: string;
  /** The whole message as it came, letter and length included. */
  readonly bytes: Buffer;
  /** What follows the length. */
  readonly body: Buffer;
}

/** Longest message of a login: larger ones are no logins. */
const LONGEST = 64 * 1024;

/** Reads one message, or undefined at the end of the stream. Throws where the length is nonsense. */
export async function takeMessage(stream: Duplex): Promise<Message | undefined> {
  const head = await take(stream, 5);
  if (head === undefined) return undefined;
  const length = head.readInt32BE(1) - 4;
  if (length < 0 || length > LONGEST) throw new Error(`A message of ${length} bytes during login`);
  const body = length === 0 ? Buffer.alloc(0) : await take(stream, length);
  if (body === undefined) return undefined;
  return { type: String.fromCharCode(head[0] as number), bytes: Buffer.concat([head, body]), body };
}
