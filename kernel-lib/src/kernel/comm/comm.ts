import type { JsonObject } from '../wire/message.js';

export interface CommMessage {
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

export interface CommExtras {
  readonly metadata?: JsonObject;
  readonly buffers?: readonly Uint8Array[];
}

/** The kernel's end of one comm. */
export interface Comm {
  readonly id: string;
  readonly target: string;
  send(data: JsonObject, extras?: CommExtras): void;
  /** Ends the comm from this side; its close listener is not called. */
  close(data?: JsonObject): void;
  onMessage(listener: (message: CommMessage) => void): void;
  /** Called when the other side closes. */
  onClose(listener: (message: CommMessage) => void): void;
}

/** Is given each comm that a client opens for the target, with the data it came with. */
export type CommTarget = (comm: Comm, open: CommMessage) => void;
