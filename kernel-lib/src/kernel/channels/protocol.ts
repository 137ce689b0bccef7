import type { ConnectionFile } from '../wire/connection-file.js';
import type { JsonObject } from '../wire/message.js';
import type { StreamText } from './stream-coalescer.js';

/** Channels that carry messages; the heartbeat only echoes, and the thread does that alone. */
export type ChannelName = 'shell' | 'control' | 'stdin' | 'iopub';

export type Frames = readonly Uint8Array[];

/** What the channel thread is started with. */
export interface ChannelThreadData {
  readonly file: ConnectionFile;
  /** Session of the kernel, for messages that the thread sends by itself. */
  readonly session: string;
  /** The content of `kernel_info_reply`. */
  readonly info: JsonObject;
  /** Counts the stream text on its way. */
  readonly backlog: SharedArrayBuffer;
}

/** Channel thread to main thread. */
export type FromChannelThread =
  | { readonly type: 'bound' }
  | { readonly type: 'failed'; readonly message: string }
  /** A message that came in. Code that ran has been told to stop, where it is an interrupt or a shutdown. */
  | { readonly type: 'message'; readonly channel: ChannelName; readonly frames: Frames }
  /** Answers `sync`: every message that had come in before is sent before. */
  | { readonly type: 'synced' };

/** Requests before which the main thread is stopped; it answers each with `free`. */
export const STOPPING: readonly string[] = ['interrupt_request', 'shutdown_request'];

/** Main thread to channel thread. */
export type ToChannelThread =
  | { readonly type: 'start' }
  /** The interrupt or shutdown that was passed on has reached the main thread. */
  | { readonly type: 'free' }
  | { readonly type: 'sync' }
  | { readonly type: 'send'; readonly channel: ChannelName; readonly frames: Frames }
  /** Text that a cell wrote; what is sent later comes out later. */
  | { readonly type: 'stream'; readonly text: StreamText }
  /** Close all sockets, once what was sent before is out. */
  | { readonly type: 'close' };
