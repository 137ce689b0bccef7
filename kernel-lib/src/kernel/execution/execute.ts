import { bundleOf, type Session } from '../display/bundle.js';
import type { CellError } from '../display/cell-error.js';
import { DisplayHandle } from '../display/display-handle.js';
import type { MimeBundle } from '../display/mime-bundle.js';
import type { ShownLater } from '../display/shown-later.js';
import { helpPage } from '../help/page.js';
import { askedName } from '../help/question.js';
import type { History } from '../history/history.js';
import type { Engine } from '../language/engine.js';
import type { Publisher } from '../publisher.js';
import { type RequestContext, setLatestCell } from '../requests/context.js';
import type { Request } from '../requests/request.js';
import { flagField, textField } from '../wire/fields.js';
import { isJsonObject } from '../wire/json.js';
import type { JsonObject } from '../wire/message.js';
import { type Failure, failureOf, type Outcome } from './outcome.js';
import type { UserCode } from './user-code.js';

/** What executing needs of the kernel. */
export interface Executing {
  engine(): Promise<Engine>;
  readonly publisher: Publisher;
  readonly history: History;
  readonly userCode: UserCode;
  readonly shownLater: ShownLater;
  readonly session: Session;
  /** How an error is shown. */
  describe(error: unknown): CellError;
}

/** How the value of a cell or expression is shown, or what went wrong on the way to it. */
type Shown = { readonly status: 'ok'; readonly data: MimeBundle | undefined } | Failure;

const errorContent = ({ ename, evalue, traceback }: CellError): JsonObject => ({
  ename,
  evalue,
  traceback,
});

/** Executes requests and counts them. */
export class CellExecution {
  private count = 0;
  private context: RequestContext | undefined;

  constructor(private readonly kernel: Executing) {}

  /** The context that a request's output belongs to. */
  static context({ identities, message: { header, content } }: Request): RequestContext {
    const context = { parent: header, silent: flagField(content, 'silent', false) };
    return flagField(content, 'allow_stdin', false) ? { ...context, stdin: identities } : context;
  }

  /** What the cell that runs now belongs to. */
  get running(): RequestContext | undefined {
    return this.context;
  }

  /** Runs the cell of an `execute_request`, shows what comes of it, and gives the content of its reply. */
  async execute(request: JsonObject, context: RequestContext): Promise<JsonObject> {
    this.context = context;
    try {
      return await this.perform(request, context);
    } finally {
      this.context = undefined;
    }
  }

  private async perform(request: JsonObject, context: RequestContext): Promise<JsonObject> {
    const { publisher, history } = this.kernel;
    const code = textField(request, 'code');
    const stored = !context.silent && flagField(request, 'store_history', true);
    if (stored) this.count += 1;
    const execution_count = this.count;
    publisher.show('execute_input', { code, execution_count });
    if (stored) history.add(execution_count, code);
    setLatestCell(context);
    if (code.trim() === '') return this.evaluated(request, context, execution_count);
    const asked = askedName(code);
    if (asked !== undefined) return this.help(asked, execution_count);
    const shown = await this.show(await this.run(code, execution_count, context), context);
    if (shown.status === 'error') return this.failed(shown.error, execution_count);
    this.publishResult(shown.data, execution_count, stored);
    return this.evaluated(request, context, execution_count);
  }

  /** The reply to a cell that ran, with the expressions that its client asked for. */
  private async evaluated(
    request: JsonObject,
    context: RequestContext,
    execution_count: number,
  ): Promise<JsonObject> {
    return this.succeeded(await this.expressions(request, context), execution_count);
  }

  /** Also where the engine itself cannot be made, or is stopped while it is. */
  private async run(code: string, count: number, context: RequestContext): Promise<Outcome> {
    try {
      const engine = await this.kernel.engine();
      return await engine.run(code, count, context);
    } catch (error) {
      return failureOf(error);
    }
  }

  /** Makes the bundle of a value, after all that the cell began to show: outputs keep the order of the code. */
  private async show(outcome: Outcome, context: RequestContext): Promise<Shown> {
    if (outcome.status === 'error') return outcome;
    const { value } = outcome;
    const { userCode, shownLater, session } = this.kernel;
    try {
      await userCode.run(context, () => shownLater.of(context));
      if (value === undefined || value instanceof DisplayHandle)
        return { status: 'ok', data: undefined };
      return { status: 'ok', data: await userCode.run(context, () => bundleOf(value, session)) };
    } catch (error) {
      return failureOf(error);
    }
  }

  private publishResult(
    data: MimeBundle | undefined,
    execution_count: number,
    stored: boolean,
  ): void {
    if (data === undefined) return;
    this.kernel.publisher.show('execute_result', { data, metadata: {}, execution_count });
    if (stored) this.kernel.history.setOutput(String(data['text/plain']));
  }

  private failed(error: CellError, execution_count: number): JsonObject {
    const content = errorContent(error);
    this.kernel.publisher.show('error', content);
    return { status: 'error', ...content, execution_count, user_expressions: {}, payload: [] };
  }

  private succeeded(
    user_expressions: JsonObject,
    execution_count: number,
    payload: readonly JsonObject[] = [],
  ): JsonObject {
    return { status: 'ok', execution_count, user_expressions, payload };
  }

  /** Answers `name?`: the front end shows the page; a name that is unknown is no failure. */
  private async help(name: string, execution_count: number): Promise<JsonObject> {
    const { engine, publisher } = this.kernel;
    try {
      const page = await helpPage(name, engine);
      if (page === undefined) publisher.stream('stdout', `Nothing is known of "${name}".\n`);
      return this.succeeded({}, execution_count, page === undefined ? [] : [page]);
    } catch (error) {
      return this.failed(this.kernel.describe(error), execution_count);
    }
  }

  private async expressions(request: JsonObject, context: RequestContext): Promise<JsonObject> {
    const wanted = isJsonObject(request.user_expressions) ? request.user_expressions : {};
    const results: Record<string, JsonObject> = {};
    for (const [name, expression] of Object.entries(wanted)) {
      const code = `(${String(expression)})`;
      const outcome = await this.run(code, this.count, context);
      results[name] = expressionResult(await this.show(outcome, context));
    }
    return results;
  }
}

function expressionResult(shown: Shown): JsonObject {
  return shown.status === 'ok'
    ? { status: 'ok', data: shown.data ?? { 'text/plain': 'undefined' }, metadata: {} }
    : { status: 'error', ...errorContent(shown.error) };
}
