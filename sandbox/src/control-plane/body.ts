import type { IncomingMessage } from 'node:http';

/** Larger than any request of the services that the sandbox answers itself. */
const LARGEST = 32 * 1024 * 1024;

/** Reads a request's whole body. Throws, with the connection closed, where it is larger than any may be. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error(`A request body of more than ${LARGEST} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
