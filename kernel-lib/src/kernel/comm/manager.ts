import { randomUUID } from 'node:crypto';
import type { PublishOptions } from '../publisher.js';
import { textField } from '../wire/fields.js';
import { isJsonObject } from '../wire/json.js';
import type { JsonObject, Message } from '../wire/message.js';
import type { Comm, CommExtras, CommMessage, CommTarget } from './comm.js';

type Publish = (type: string, content: JsonObject, options?: PublishOptions) => void;

interface OpenComm {
  readonly comm: Comm;
  message: (message: CommMessage) => void;
  closed: (message: CommMessage) => void;
}

const ignore = (): void => undefined;

const messageOf = ({ content, metadata, buffers }: Message): CommMessage => ({
  data: isJsonObject(content.data) ? content.data : {},
  metadata,
  buffers,
});

/** All comms of the kernel (https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages). */
export class CommManager {
  private readonly targets = new Map<string, CommTarget>();
  private readonly comms = new Map<string, OpenComm>();

  constructor(private readonly publish: Publish) {}

  /** Accepts comms that clients open for `target`. */
  registerTarget(target: string, accept: CommTarget): void {
    this.targets.set(target, accept);
  }

  /** Opens a comm from this side. */
  open(target: string, data: JsonObject = {}, extras: CommExtras = {}): Comm {
    const { comm } = this.add(randomUUID(), target);
    this.publish('comm_open', { comm_id: comm.id, target_name: target, data }, extras);
    return comm;
  }

  /** A client's `comm_open`; for a target that nobody registered, the comm is closed at once, as the protocol asks. */
  handleOpen(message: Message): void {
    const id = textField(message.content, 'comm_id');
    const target = textField(message.content, 'target_name');
    const accept = this.targets.get(target);
    if (accept === undefined) {
      this.publish('comm_close', { comm_id: id, data: {} });
      return;
    }
    const { comm } = this.add(id, target);
    accept(comm, messageOf(message));
  }

  handleMessage(message: Message): void {
    this.comms.get(textField(message.content, 'comm_id'))?.message(messageOf(message));
  }

  handleClose(message: Message): void {
    const id = textField(message.content, 'comm_id');
    const open = this.comms.get(id);
    this.comms.delete(id);
    open?.closed(messageOf(message));
  }

  /** Answers a `comm_info_request`, for all targets or one. */
  info(request: JsonObject): JsonObject {
    const wanted = textField(request, 'target_name');
    const comms = [...this.comms.values()]
      .filter(({ comm }) => wanted === '' || comm.target === wanted)
      .map(({ comm }) => [comm.id, { target_name: comm.target }]);
    return { status: 'ok', comms: Object.fromEntries(comms) };
  }

  private add(id: string, target: string): OpenComm {
    const comm: Comm = {
      id,
      target,
      send: (data, extras) => this.publish('comm_msg', { comm_id: id, data }, extras),
      close: (data = {}) => {
        if (this.comms.delete(id)) this.publish('comm_close', { comm_id: id, data });
      },
      onMessage: (listener) => {
        open.message = listener;
      },
      onClose: (listener) => {
        open.closed = listener;
      },
    };
    const open: OpenComm = { comm, message: ignore, closed: ignore };
    this.comms.set(id, open);
    return open;
  }
}
