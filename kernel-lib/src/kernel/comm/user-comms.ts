import { runFlow } from '../execution/flow.js';
import { currentRequest, onBehalfOf } from '../requests/context.js';
import type { JsonObject } from '../wire/message.js';
import type { Comm, CommMessage } from './comm.js';
import type { CommManager } from './manager.js';

/** Bytes in any of JavaScript's shapes. */
export type Bytes = ArrayBuffer | ArrayBufferView;

export interface SendOptions {
  readonly metadata?: object;
  /** Sent as they are, beside the JSON. */
  readonly buffers?: readonly Bytes[];
}

/** What came with the opening or closing of a comm. */
export interface CommData<Data = JsonObject> {
  readonly data: Data;
  readonly metadata: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/** A cell's end of a comm. */
export interface UserComm {
  readonly id: string;
  readonly target: string;
  /** Sends JSON, and bytes beside it, to the other end. */
  send(data: object, options?: SendOptions): void;
  /** Ends the comm from this side. */
  close(data?: object): void;
  /** Has `listener` called with each message, in place of the listener before it. */
  onMessage<Data = JsonObject>(
    listener: (data: Data, metadata: JsonObject, buffers: readonly Uint8Array[]) => unknown,
  ): void;
  /** Has `listener` called when the other end closes. */
  onClose<Data = JsonObject>(listener: (close: CommData<Data>) => unknown): void;
}

/** The global `comms`. */
export interface Comms {
  /** Has `accept` called with each comm that a front end opens for the target, in place of the one before it. */
  registerTarget<Data = JsonObject>(
    target: string,
    accept: (comm: UserComm, open: CommData<Data>) => unknown,
  ): void;
  /** Opens a comm to a target of the front end. */
  open(target: string, data?: object, options?: SendOptions): UserComm;
}

/** A copy, for what lies behind a view may be far larger, or change until it is sent. */
const copied = (bytes: Bytes): Uint8Array =>
  ArrayBuffer.isView(bytes)
    ? Uint8Array.from(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    : new Uint8Array(bytes.slice(0));

const extras = ({ metadata = {}, buffers = [] }: SendOptions) => ({
  metadata: { ...metadata },
  buffers: buffers.map(copied),
});

type Report = (error: unknown) => void;

/** A listener outlives the interrupts of its cell. */
const NEVER = new AbortController().signal;

/**
 * Runs a listener on behalf of the cell that registered it: what it prints and shows stands there, and so does the
 * error it throws or rejects with.
 */
function ofThisCell<Args extends unknown[]>(
  listener: (...args: Args) => unknown,
  report: Report,
): (...args: Args) => Promise<boolean> {
  const run = async (...args: Args): Promise<boolean> => {
    try {
      await runFlow(NEVER, () => listener(...args));
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  };
  const context = currentRequest();
  return context === undefined ? run : (...args) => onBehalfOf(context, () => run(...args));
}

function userComm(comm: Comm, report: Report): UserComm {
  return {
    id: comm.id,
    target: comm.target,
    send: (data, options = {}) => comm.send({ ...data }, extras(options)),
    close: (data = {}) => comm.close({ ...data }),
    onMessage: (listener) => {
      const run = ofThisCell(listener, report);
      // What a front end sends is of the type that the listener says, or the listener is wrong.
      comm.onMessage(({ data, metadata, buffers }) => {
        void run(data as Parameters<typeof listener>[0], metadata, buffers);
      });
    },
    onClose: (listener) => {
      const run = ofThisCell(listener, report);
      comm.onClose((close) => void run(close as Parameters<typeof listener>[0]));
    },
  };
}

/**
 * Makes the global `comms`.
 *
 * @param report shows what a listener threw, under the cell that it runs for
 */
export function createComms(manager: CommManager, report: Report): Comms {
  return {
    registerTarget: (target, accept) => {
      const run = ofThisCell(accept, report);
      manager.registerTarget(target, (comm: Comm, open: CommMessage) => {
        const accepted = run(userComm(comm, report), open as Parameters<typeof accept>[1]);
        void accepted.then((good) => {
          if (!good) comm.close();
        });
      });
    },
    open: (target, data = {}, options = {}) =>
      userComm(manager.open(target, { ...data }, extras(options)), report),
  };
}
