import type { Channels } from './channels/channels.js';
import { type ChannelName, type Frames, STOPPING } from './channels/protocol.js';
import { CommManager } from './comm/manager.js';
import { writeCompileCache } from './compile-cache.js';
import type { Session } from './display/bundle.js';
import { errorText } from './display/error-text.js';
import { ShownLater } from './display/shown-later.js';
import { CellExecution } from './execution/execute.js';
import { isInterruption } from './execution/flow.js';
import { interrupt } from './execution/interrupt.js';
import { Interruptions } from './execution/interruptions.js';
import { inOwnTask } from './execution/own-task.js';
import { ExecuteQueue } from './execution/queue.js';
import { shield, shieldAll } from './execution/stop.js';
import { UserCode } from './execution/user-code.js';
import type { History } from './history/history.js';
import { openHistory } from './history/on-disk.js';
import { CellScripts } from './language/cell-scripts.js';
import { describeError } from './language/describe-error.js';
import type { Engine } from './language/engine.js';
import { debug, log } from './log.js';
import { setTimeout } from './originals.js';
import { Publisher } from './publisher.js';
import { Dispatcher } from './requests/dispatcher.js';
import { createHandlers } from './requests/handlers.js';
import type { Request } from './requests/request.js';
import { Questions } from './stdin/questions.js';
import { flagField } from './wire/fields.js';
import { decodeFrames, encodeFrames } from './wire/frames.js';
import { createHeader, type JsonObject } from './wire/message.js';
import type { Signer } from './wire/signature.js';

export interface KernelParts {
  readonly channels: Channels;
  /** Id of the kernel's session, which stands in every header it sends. */
  readonly session: string;
  readonly signer: Signer;
  /** Makes the engine; called once, when it is first needed. */
  readonly createEngine: (scripts: CellScripts) => Promise<Engine>;
  /** The content of `kernel_info_reply`. */
  readonly info: JsonObject;
  /** Ends the process. */
  readonly exit: () => void;
}

/** The Jupyter kernel: reads requests, has them answered, and ends when it is told to. */
export class Kernel {
  readonly publisher: Publisher;
  readonly comms: CommManager;
  readonly questions: Questions;
  readonly shownLater = new ShownLater();
  readonly interruptions = new Interruptions();
  /** What showing a value needs of this kernel. */
  readonly session: Session = {
    errorText: (error) => errorText(describeError(error, this.scripts)),
    problem: (error) => {
      const text = errorText(describeError(error, this.scripts));
      this.publisher.stream('stderr', `A value could not be shown as it asks for: ${text}\n`);
    },
  };
  private readonly scripts = new CellScripts();
  private readonly userCode = new UserCode();
  private readonly dispatcher: Dispatcher;
  private readonly queue: ExecuteQueue;
  private readonly cells: CellExecution;
  private readonly history: History = openHistory();
  private engine: Engine | undefined;
  private hasExecuted = false;
  private making: Promise<Engine> | undefined;

  constructor(private readonly parts: KernelParts) {
    this.publisher = new Publisher(parts.channels, parts.signer, parts.session);
    this.comms = new CommManager((...message) => this.publisher.publish(...message));
    const { history } = this;
    this.questions = new Questions((identities, parent, question) => {
      const header = createHeader('input_request', parts.session);
      const message = { header, parent, metadata: {}, content: { ...question }, buffers: [] };
      parts.channels.send('stdin', encodeFrames({ identities, message }, parts.signer));
      return header.msg_id;
    });
    const engine = () => this.getEngine();
    const { publisher, userCode, shownLater, session } = this;
    const describe = (error: unknown) => describeError(error, this.scripts);
    const executing = { engine, publisher, history, userCode, shownLater, session, describe };
    this.cells = new CellExecution(executing);
    this.queue = new ExecuteQueue({
      execute: (request, queue) => this.execute(request, queue),
      abort: (request) => this.abort(request),
    });
    const warmUp = () => inOwnTask(() => void this.warmUp());
    const handlers = createHandlers({
      engine,
      warmUp,
      value: (name) => this.engine?.value(name),
      interrupt: () => {
        this.interruptions.tell(this.cells.running);
        userCode.interrupt();
        return interrupt(this.engine, this.questions);
      },
      publisher: this.publisher,
      history,
      comms: this.comms,
      info: parts.info,
    });
    this.dispatcher = new Dispatcher(handlers, this.publisher, (...reply) => this.reply(...reply));
  }

  /** Begins to read every channel. */
  start(): void {
    this.parts.channels.start((channel, frames) => this.receive(channel, frames));
    this.publisher.publish('status', { execution_state: 'starting' }, { parent: {} });
  }

  /** Also after a failure: what was wrong, such as a `tsconfig.json`, may have been put right. */
  private async getEngine(): Promise<Engine> {
    this.making ??= shieldAll(() => this.parts.createEngine(this.scripts));
    try {
      this.engine = await this.making;
      return this.engine;
    } catch (error) {
      this.making = undefined;
      throw error;
    }
  }

  private async warmUp(): Promise<void> {
    try {
      const engine = await this.getEngine();
      engine.warmUp();
    } catch (error) {
      // The first cell meets it again, and shows it.
      debug(`The compiler is not ready: ${String(error)}`);
    }
  }

  /**
   * Shows what escaped from a cell's timers and promises, on behalf of which the caller runs: as an `error` of that cell,
   * also when it is over, and while others run. No reply is touched, so what waits behind goes on. JupyterLab keeps
   * listening for a cell's outputs until it runs again, and adds the error to them. nbclient takes what belongs to the
   * cell it runs, until that is idle: an error before is an output of the cell, which by the reply has still succeeded
   * (papermill, which reads outputs, calls the notebook failed); a later one reaches nobody there and breaks nothing.
   */
  showUncaught(error: unknown): void {
    // Its cell has said so already.
    if (isInterruption(error)) return;
    this.publisher.show('error', { ...describeError(error, this.scripts) });
  }

  private receive(channel: ChannelName, frames: Frames): void {
    let request: Request;
    try {
      request = { channel, ...decodeFrames(frames, this.parts.signer) };
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      return;
    }
    const type = request.message.header.msg_type;
    debug(`${type} on ${channel}`);
    if (channel === 'control' && STOPPING.includes(type)) this.sayFree();
    if (type === 'input_reply') this.questions.answer(request);
    else if (type === 'execute_request') this.queue.push(request);
    else if (type === 'shutdown_request') {
      // Older clients send it on shell.
      void this.shutDown(request);
    } else void this.dispatcher.handle(request);
  }

  private async shutDown(request: Request): Promise<void> {
    await this.dispatcher.handle(request);
    await this.history.written();
    this.parts.exit();
  }

  /**
   * After a turn of the event loop, so that a loop which was about to begin there is stopped too. Never by an
   * immediate: one whose code is stopped takes along all that wait behind it.
   */
  private sayFree(): void {
    setTimeout(() => this.parts.channels.free(), 2);
  }

  private reply(
    { channel, identities, message }: Request,
    type: string,
    content: JsonObject,
  ): void {
    const header = createHeader(type, this.parts.session);
    const reply = { header, parent: message.header, metadata: {}, content, buffers: [] };
    const frames = encodeFrames({ identities, message: reply }, this.parts.signer);
    this.parts.channels.send(channel, frames);
  }

  private async execute(request: Request, queue: ExecuteQueue): Promise<void> {
    const context = CellExecution.context(request);
    const stopOnError = flagField(request.message.content, 'stop_on_error', true);
    await this.dispatcher.framed(context, async () => {
      const content = await this.cells.execute(request.message.content, context);
      if (content.status !== 'ok' && stopOnError) {
        await this.parts.channels.sync();
        queue.abortWaiting();
      }
      this.reply(request, 'execute_reply', content);
    });
    if (this.engine !== undefined && !this.hasExecuted) {
      this.hasExecuted = true;
      this.prepareForLater(this.engine);
    }
  }

  /** What the start of the kernel has no room for, once the first cell is answered. */
  private prepareForLater(engine: Engine): void {
    inOwnTask(() => shield(writeCompileCache));
    engine.preload();
  }

  private abort(request: Request): Promise<void> {
    return this.dispatcher.framed(CellExecution.context(request), async () => {
      this.reply(request, 'execute_reply', { status: 'aborted' });
    });
  }
}
