import { ShiftbookError } from '../../errors.js';
import { Interrupted } from '../execution/interrupted.js';
import { inOwnTask } from '../execution/own-task.js';
import { currentRequest, type RequestContext } from '../requests/context.js';
import type { Request } from '../requests/request.js';
import { textField } from '../wire/fields.js';
import type { Header } from '../wire/message.js';

/** What a client is asked. */
export interface Question {
  readonly prompt: string;
  /** The client shows no character of the answer. */
  readonly password: boolean;
}

/** Sends an `input_request` to one client and gives its message id. */
export type SendQuestion = (
  identities: readonly Uint8Array[],
  parent: Header,
  question: Question,
) => string;

interface Asked extends Question {
  readonly context: RequestContext;
  readonly identities: readonly Uint8Array[];
  resolve(answer: string): void;
  reject(error: Error): void;
}

/** What consoles send for the end of input (Ctrl+D). */
const END_OF_INPUT = '\u0004';

const sameClient = (one: readonly Uint8Array[], other: readonly Uint8Array[]): boolean =>
  Buffer.concat(one).equals(Buffer.concat(other));

/**
 * Questions of cells to the client that runs them, one at a time
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel).
 */
export class Questions {
  private waiting: Asked[] = [];
  /** Message id of the question that is open. */
  private openId: string | undefined;
  /** Cells that were interrupted: one that goes on behind the next cells asks no more. */
  private readonly ended = new WeakSet<RequestContext>();

  constructor(private readonly send: SendQuestion) {}

  /**
   * Asks the client that runs the calling cell.
   *
   * @returns what was typed, empty where nothing was
   * @throws {ShiftbookError} `input-not-allowed`: nobody can answer; `input-ended`: the client refused to
   * @throws {Interrupted} when the cell is interrupted meanwhile
   */
  ask(question: Question): Promise<string> {
    const context = currentRequest();
    const identities = context?.stdin;
    if (context === undefined || identities === undefined) {
      const message = `Nobody can answer "${question.prompt}": this cell runs where no input can be typed.`;
      const hint = 'Run the notebook in JupyterLab, or give the value in a variable.';
      return Promise.reject(new ShiftbookError('input-not-allowed', message, { hint }));
    }
    return new Promise((resolve, reject) => {
      if (this.ended.has(context)) return;
      this.waiting.push({ ...question, context, identities, resolve, reject });
      if (this.openId === undefined) this.askNext();
    });
  }

  /** A client's `input_reply`. One that belongs to no open question, such as to an interrupted one, is dropped. */
  answer({ identities, message: { parent, content } }: Request): void {
    const [asked] = this.waiting;
    if (asked === undefined || !sameClient(identities, asked.identities)) return;
    // Not every client says which question it answers.
    if (parent.msg_id !== undefined && parent.msg_id !== this.openId) return;
    this.waiting.shift();
    const value = textField(content, 'value');
    const refused = textField(content, 'status', 'ok') !== 'ok' || value === END_OF_INPUT;
    // What the cell does next may loop, and be stopped.
    inOwnTask(() => {
      if (refused)
        asked.reject(new ShiftbookError('input-ended', 'The question was not answered.'));
      else asked.resolve(value);
    });
    this.askNext();
  }

  /** Ends all questions, for an interrupt; resolves when their cells have heard of it. */
  interrupt(): Promise<void> {
    const ended = this.waiting;
    this.waiting = [];
    this.openId = undefined;
    for (const { context, reject } of ended) {
      this.ended.add(context);
      inOwnTask(() => reject(new Interrupted()));
    }
    return new Promise((resolve) => inOwnTask(resolve));
  }

  private askNext(): void {
    const [next] = this.waiting;
    this.openId =
      next === undefined
        ? undefined
        : this.send(next.identities, next.context.parent, {
            prompt: next.prompt,
            password: next.password,
          });
  }
}
