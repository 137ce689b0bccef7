import type { CommManager } from '../comm/manager.js';
import { inOwnTask } from '../execution/own-task.js';
import { askedName } from '../help/question.js';
import type { History } from '../history/history.js';
import type { Engine } from '../language/engine.js';
import type { Publisher } from '../publisher.js';
import { flagField, textField } from '../wire/fields.js';
import type { JsonObject, Message } from '../wire/message.js';
import type { Handler } from './request.js';

/** What the handlers need of the kernel. */
export interface HandlerParts {
  engine(): Promise<Engine>;
  /** What a name of the session stands for; `undefined` where it has none. */
  value(name: string): unknown;
  /** Makes the engine soon, before a cell needs it. */
  warmUp(): void;
  interrupt(): Promise<void>;
  readonly publisher: Publisher;
  readonly history: History;
  readonly comms: CommManager;
  /** The content of `kernel_info_reply`. */
  readonly info: JsonObject;
}

/** What completes and inspects, SQL too: much code, which a kernel that only runs cells never loads. */
async function loadHelp(value: HandlerParts['value']) {
  const [{ complete }, { inspect }, { SqlHelp }] = await Promise.all([
    import('./complete.js'),
    import('./inspect.js'),
    import('../sql-help/sql-help.js'),
  ]);
  return { complete, inspect, sql: new SqlHelp(value) };
}

/** Makes something when it is first asked for. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Handlers of all requests that may overlap with a cell, by message type. */
export function createHandlers(parts: HandlerParts): Readonly<Record<string, Handler>> {
  const { engine, warmUp, history, comms, info } = parts;
  const help = lazily(() => loadHelp(parts.value));
  const onContent =
    (answer: (content: JsonObject) => JsonObject | Promise<JsonObject>): Handler =>
    ({ message }) =>
      answer(message.content);
  // Listeners of comms are user code: it may loop, and be stopped.
  const onComm =
    (deliver: (message: Message) => void): Handler =>
    ({ message }) =>
      new Promise((resolve) => {
        inOwnTask(() => {
          resolve(undefined);
          deliver(message);
        });
      });
  return {
    kernel_info_request: () => {
      // Whoever asks is about to send cells; the answer itself needs no compiler.
      warmUp();
      return info;
    },
    complete_request: onContent(async (content) => {
      const { complete, sql } = await help();
      return complete(content, { engine, sql });
    }),
    inspect_request: onContent(async (content) => {
      const { inspect, sql } = await help();
      return inspect(content, { engine, sql });
    }),
    is_complete_request: onContent(async (content) => {
      const code = textField(content, 'code');
      if (askedName(code) !== undefined) return { status: 'complete' };
      const compiler = await engine();
      return { ...compiler.completeness(code) };
    }),
    history_request: ({ message }) => history.answer(message.content),
    comm_info_request: onContent((content) => comms.info(content)),
    interrupt_request: async () => {
      await parts.interrupt();
      return { status: 'ok' };
    },
    shutdown_request: ({ message }) => {
      const reply = { status: 'ok', restart: flagField(message.content, 'restart', false) };
      parts.publisher.publish('shutdown_reply', reply);
      return reply;
    },
    comm_open: onComm((message) => comms.handleOpen(message)),
    comm_msg: onComm((message) => comms.handleMessage(message)),
    comm_close: onComm((message) => comms.handleClose(message)),
  };
}
