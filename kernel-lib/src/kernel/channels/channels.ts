import { Worker } from 'node:worker_threads';
import { ShiftbookError } from '../../errors.js';
import { endProcess } from '../execution/process-exit.js';
import { log } from '../log.js';
import { Backlog, createBacklog } from './backlog.js';
import type {
  ChannelName,
  ChannelThreadData,
  Frames,
  FromChannelThread,
  ToChannelThread,
} from './protocol.js';
import type { StreamText } from './stream-coalescer.js';

/** The main thread's end of the channels. */
export interface Channels {
  /** Begins to read; each message is given to `receive`. */
  start(receive: (channel: ChannelName, frames: Frames) => void): void;
  /** Queues a message; messages leave in the order in which they were queued. */
  send(channel: ChannelName, frames: Frames): void;
  /** Publishes text that a cell wrote, together with what comes soon; in order with what is sent. */
  stream(text: StreamText): void;
  /** Says that an interrupt or shutdown has arrived; until then, what runs here is stopped again and again. */
  free(): void;
  /** Resolves when every message that has come in by now has been given to the receiver. */
  sync(): Promise<void>;
  /** Resolves when all sockets are closed. */
  close(): Promise<void>;
}

/**
 * Starts the thread that owns the channels and waits until all are bound.
 *
 * @param script the compiled `thread.js`
 * @throws {ShiftbookError} `kernel-channel` when a channel cannot be bound
 */
export async function openChannels(
  script: URL,
  data: Omit<ChannelThreadData, 'backlog'>,
): Promise<Channels> {
  const memory = createBacklog();
  const backlog = new Backlog(memory);
  const workerData: ChannelThreadData = { ...data, backlog: memory };
  const worker = new Worker(script, { workerData });
  const post = (message: ToChannelThread): void => worker.postMessage(message);
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (first: FromChannelThread) => {
      if (first.type !== 'failed') resolve();
      else {
        const hint = 'Restart the kernel; Jupyter then chooses other ports.';
        reject(new ShiftbookError('kernel-channel', first.message, { hint }));
      }
    });
  });
  // Without its channels the kernel can do nothing, nor say so to anyone but the log.
  worker.on('error', (error) => {
    log(`The channels failed: ${String(error)}`);
    endProcess(1);
  });
  const syncing: (() => void)[] = [];
  return {
    start(receive) {
      worker.on('message', (message: FromChannelThread) => {
        if (message.type === 'message') receive(message.channel, message.frames);
        else if (message.type === 'synced') syncing.shift()?.();
      });
      post({ type: 'start' });
    },
    send: (channel, frames) => post({ type: 'send', channel, frames }),
    stream(text) {
      post({ type: 'stream', text });
      backlog.add(text.text.length);
    },
    sync: () =>
      new Promise((resolve) => {
        syncing.push(resolve);
        post({ type: 'sync' });
      }),
    free: () => post({ type: 'free' }),
    close: () =>
      new Promise((resolve) => {
        worker.once('exit', () => resolve());
        post({ type: 'close' });
      }),
  };
}
