import { randomUUID } from 'node:crypto';
import { Dealer, Request, Subscriber } from 'zeromq';
import { Outbox } from '../../../kernel-lib/src/kernel/channels/outbox';
import type { ConnectionFile } from '../../../kernel-lib/src/kernel/wire/connection-file';
import { channelAddress } from '../../../kernel-lib/src/kernel/wire/connection-file';
import { decodeFrames, encodeFrames } from '../../../kernel-lib/src/kernel/wire/frames';
import {
  createHeader,
  type JsonObject,
  type Message,
} from '../../../kernel-lib/src/kernel/wire/message';
import { createSigner, type Signer } from '../../../kernel-lib/src/kernel/wire/signature';

/** What came of a request: its reply, and all that was published for it until it was idle. */
export interface Answer {
  readonly reply: JsonObject;
  readonly published: readonly Message[];
}

interface Waiting {
  readonly wanted: (message: Message) => boolean;
  readonly found: (message: Message) => void;
}

/** A client of one kernel, as a front end is one. */
export class KernelClient {
  /** Everything that was published. */
  readonly published: Message[] = [];
  /** Every reply that came. */
  readonly replied: Message[] = [];
  /** Every question that the kernel asked this client. */
  readonly asked: Message[] = [];
  // One identity on shell and stdin: by it the kernel finds whom to ask.
  private readonly routingId = randomUUID();
  private readonly shell = new Dealer({ routingId: this.routingId });
  private readonly stdin = new Dealer({ routingId: this.routingId });
  private readonly control = new Dealer();
  private readonly iopub = new Subscriber();
  private readonly outboxes = {
    shell: new Outbox(this.shell, console.error),
    control: new Outbox(this.control, console.error),
    stdin: new Outbox(this.stdin, console.error),
  };
  private readonly signer: Signer;
  private readonly replies = new Map<string, (message: Message) => void>();
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly file: ConnectionFile) {
    this.signer = createSigner(file.signature_scheme, file.key);
  }

  /** Resolves when the kernel has welcomed this client: from then on it misses nothing. */
  async connect(): Promise<void> {
    this.shell.connect(channelAddress(this.file, 'shell_port'));
    this.control.connect(channelAddress(this.file, 'control_port'));
    this.stdin.connect(channelAddress(this.file, 'stdin_port'));
    this.iopub.connect(channelAddress(this.file, 'iopub_port'));
    this.iopub.subscribe('');
    const welcome = this.next(({ header }) => header.msg_type === 'iopub_welcome');
    void this.readPublished();
    void this.readQuestions();
    for (const socket of [this.shell, this.control]) void this.readReplies(socket);
    await welcome;
  }

  close(): void {
    for (const socket of [this.shell, this.control, this.stdin, this.iopub]) {
      if (socket.closed) continue;
      socket.linger = 0;
      socket.close();
    }
  }

  /** The next published message or question that is wanted, from those to come. */
  next(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const entry = {
        wanted,
        found: (message: Message) => {
          this.waiting.delete(entry);
          resolve(message);
        },
      };
      this.waiting.add(entry);
    });
  }

  /** The next question that the kernel asks this client. */
  nextQuestion(): Promise<Message> {
    return this.next(({ header }) => header.msg_type === 'input_request');
  }

  /** Answers a question; the message names it where it is given. */
  answer(value: string, question?: Message): void {
    this.post('stdin', 'input_reply', { status: 'ok', value }, [], question?.header);
  }

  /** What the heartbeat echoes. */
  async beat(text: string): Promise<string> {
    const socket = new Request({ linger: 0 });
    socket.connect(channelAddress(this.file, 'hb_port'));
    await socket.send(text);
    const [echo] = await socket.receive();
    socket.close();
    return String(echo);
  }

  /** Sends a message that has no reply; gives its id. */
  send(type: string, content: JsonObject, buffers: readonly Uint8Array[] = []): string {
    return this.post('shell', type, content, buffers);
  }

  /** Frames as they are, such as wrongly signed ones. */
  sendRaw(frames: readonly Uint8Array[]): void {
    this.outboxes.shell.send(frames);
  }

  async request(
    type: string,
    content: JsonObject = {},
    channel: 'shell' | 'control' = 'shell',
  ): Promise<Answer> {
    const id = this.post(channel, type, content);
    const reply = this.replyTo(id);
    const idle = this.idleOf(id);
    const { content: answer } = await reply;
    await idle;
    return { reply: answer, published: this.of(id) };
  }

  execute(code: string, options: JsonObject = {}): Promise<Answer> {
    return this.request('execute_request', { code, ...options });
  }

  /** What was published for a request. */
  of(id: string): Message[] {
    return this.published.filter(({ parent }) => parent.msg_id === id);
  }

  /** The reply to a request, from those to come. */
  replyTo(id: string): Promise<Message> {
    return new Promise((resolve) => this.replies.set(id, resolve));
  }

  idleOf(id: string): Promise<Message> {
    return this.next(
      ({ parent, content }) => parent.msg_id === id && content.execution_state === 'idle',
    );
  }

  private post(
    channel: 'shell' | 'control' | 'stdin',
    type: string,
    content: JsonObject,
    buffers: readonly Uint8Array[] = [],
    parent: Message['parent'] = {},
  ): string {
    const header = createHeader(type, 'client');
    const message = { header, parent, metadata: {}, content, buffers };
    this.outboxes[channel].send(encodeFrames({ identities: [], message }, this.signer));
    return header.msg_id;
  }

  private async readReplies(socket: Dealer): Promise<void> {
    for await (const frames of socket) {
      const { message } = decodeFrames(frames, this.signer);
      this.replied.push(message);
      this.replies.get(String(message.parent.msg_id))?.(message);
    }
  }

  private async readPublished(): Promise<void> {
    for await (const frames of this.iopub) this.came(frames, this.published);
  }

  private async readQuestions(): Promise<void> {
    for await (const frames of this.stdin) this.came(frames, this.asked);
  }

  private came(frames: readonly Uint8Array[], kept: Message[]): void {
    const { message } = decodeFrames(frames, this.signer);
    kept.push(message);
    for (const { wanted, found } of this.waiting) if (wanted(message)) found(message);
  }
}

/** Messages of one type, their contents. */
export const contents = ({ published }: Pick<Answer, 'published'>, type: string): JsonObject[] =>
  published.filter(({ header }) => header.msg_type === type).map(({ content }) => content);

/** The `text/plain` of an output's content. */
export const textOf = (output: JsonObject | undefined): string =>
  String((output?.data as JsonObject | undefined)?.['text/plain']);

/** All text that a request printed. */
export const printed = (answer: Pick<Answer, 'published'>, name = 'stdout'): string =>
  contents(answer, 'stream')
    .filter((stream) => stream.name === name)
    .map(({ text }) => String(text))
    .join('');
