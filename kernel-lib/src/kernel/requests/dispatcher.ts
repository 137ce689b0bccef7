import { log } from '../log.js';
import type { Publisher } from '../publisher.js';
import type { JsonObject } from '../wire/message.js';
import { onBehalfOf, type RequestContext } from './context.js';
import type { Handler, Request } from './request.js';

export type Reply = (request: Request, type: string, content: JsonObject) => void;

/** `execute_reply` of `execute_request`. */
const replyType = (requestType: string): string => requestType.replace(/_request$/, '_reply');

function failure(error: unknown): JsonObject {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { status: 'error', ename: name, evalue: message, traceback: [] };
}

/**
 * Answers requests that may overlap: everything but execution. Each is framed by the statuses busy and idle, and what
 * it prints or shows belongs to it.
 */
export class Dispatcher {
  constructor(
    private readonly handlers: Readonly<Record<string, Handler>>,
    private readonly publisher: Publisher,
    private readonly reply: Reply,
  ) {}

  async handle(request: Request): Promise<void> {
    const { header } = request.message;
    const handler = Object.hasOwn(this.handlers, header.msg_type)
      ? this.handlers[header.msg_type]
      : undefined;
    if (handler === undefined) {
      log(`No handler for ${header.msg_type}.`);
      return;
    }
    await this.framed({ parent: header, silent: false }, async () => {
      const content = await this.answer(handler, request);
      if (content !== undefined) this.reply(request, replyType(header.msg_type), content);
    });
  }

  /** Runs `work` between the statuses busy and idle of its request. */
  framed(context: RequestContext, work: () => Promise<void>): Promise<void> {
    return onBehalfOf(context, async () => {
      const { parent } = context;
      this.publisher.publish('status', { execution_state: 'busy' }, { parent });
      await work();
      this.publisher.publish('status', { execution_state: 'idle' }, { parent });
    });
  }

  private async answer(handler: Handler, request: Request): Promise<JsonObject | undefined> {
    try {
      return await handler(request);
    } catch (error) {
      log(`${request.message.header.msg_type} failed: ${String(error)}`);
      // Messages without a reply, such as a comm's, have nowhere to put an error.
      return request.message.header.msg_type.endsWith('_request') ? failure(error) : undefined;
    }
  }
}
