import type { Socket } from 'node:net';

/** As much as Node takes from TLS at once. */
const SIZE = 16 * 1024;

/** How Node keeps what its documented option `onread` of `net.connect` says. Looked up in Node 20 to 24. */
interface Inside {
  readonly _handle?: { useUserBuffer?(buffer: Uint8Array): void } | null;
  [part: symbol]: unknown;
}

/**
 * Reads a connected socket into one buffer, whose bytes are lent to `take` for the call. Node has this as `onread`, but not
 * for TLS that begins on an open connection; without it every 16 KB are a buffer of their own, and a third of the time that
 * reading takes goes to collecting them. Where Node is another inside, the socket's events do the same.
 */
export function readSocket(socket: Socket, take: (bytes: Uint8Array) => void): void {
  socket.removeAllListeners('data');
  const inside = socket as unknown as Inside;
  const symbols = Object.getOwnPropertySymbols(socket);
  const symbol = (name: string): symbol | undefined =>
    symbols.find(({ description }) => description === name);
  const [buffer, callback] = [symbol('kBuffer'), symbol('kBufferCb')];
  const handle = inside._handle;
  if (buffer === undefined || callback === undefined || handle?.useUserBuffer === undefined) {
    socket.on('data', take);
    return;
  }
  const bytes = new Uint8Array(SIZE);
  inside[callback] = (size: number) => {
    take(bytes.subarray(0, size));
    return !socket.isPaused();
  };
  inside[buffer] = bytes;
  handle.useUserBuffer(bytes);
  socket.resume();
}
