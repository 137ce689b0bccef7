import { mimeBundle } from '../display/bundle.js';
import type { CellError } from '../display/cell-error.js';
import type { History } from '../history/history.js';
import type { Engine } from '../language/engine.js';
import type { Publisher } from '../publisher.js';
import { type RequestContext, setLatestCell } from '../requests/context.js';
import type { Request } from '../requests/request.js';
import { flagField, textField } from '../wire/fields.js';
import { isJsonObject } from '../wire/json.js';
import type { JsonObject } from '../wire/message.js';
import type { Outcome } from './outcome.js';

/** What executing needs of the kernel. */
export interface Executing {
  engine(): Promise<Engine>;
  readonly publisher: Publisher;
  readonly history: History;
}

const errorContent = ({ ename, evalue, traceback }: CellError): JsonObject => ({
  ename,
  evalue,
  traceback,
});

/** Executes requests and counts them. */
export class CellExecution {
  private count = 0;

  constructor(private readonly kernel: Executing) {}

  /** The context that a request's output belongs to. */
  static context({ identities, message: { header, content } }: Request): RequestContext {
    const context = { parent: header, silent: flagField(content, 'silent', false) };
    return flagField(content, 'allow_stdin', false) ? { ...context, stdin: identities } : context;
  }

  /** Runs the cell of an `execute_request`, shows what comes of it, and gives the content of its reply. */
  async execute(request: JsonObject, context: RequestContext): Promise<JsonObject> {
    const { publisher, history } = this.kernel;
    const code = textField(request, 'code');
    const stored = !context.silent && flagField(request, 'store_history', true);
    if (stored) this.count += 1;
    const execution_count = this.count;
    publisher.show('execute_input', { code, execution_count });
    if (stored) history.add(execution_count, code);
    if (code.trim() === '') return this.succeeded({}, execution_count);
    setLatestCell(context);
    const outcome = await this.run(code, execution_count, context);
    if (outcome.status === 'error') return this.failed(outcome.error, execution_count);
    this.showResult(outcome, execution_count, stored);
    return this.succeeded(await this.expressions(request, context), execution_count);
  }

  /** Also where the engine itself cannot be made, or is stopped while it is. */
  private async run(code: string, count: number, context: RequestContext): Promise<Outcome> {
    try {
      const engine = await this.kernel.engine();
      return await engine.run(code, count, context);
    } catch (error) {
      const { name: ename, message: evalue } =
        error instanceof Error ? error : new Error(`${error}`);
      return { status: 'error', error: { ename, evalue, traceback: [`${ename}: ${evalue}`] } };
    }
  }

  private showResult(
    { value }: { value: unknown },
    execution_count: number,
    stored: boolean,
  ): void {
    if (value === undefined) return;
    const data = mimeBundle(value);
    this.kernel.publisher.show('execute_result', { data, metadata: {}, execution_count });
    if (stored) this.kernel.history.setOutput(String(data['text/plain']));
  }

  private failed(error: CellError, execution_count: number): JsonObject {
    const content = errorContent(error);
    this.kernel.publisher.show('error', content);
    return { status: 'error', ...content, execution_count, user_expressions: {}, payload: [] };
  }

  private succeeded(user_expressions: JsonObject, execution_count: number): JsonObject {
    return { status: 'ok', execution_count, user_expressions, payload: [] };
  }

  private async expressions(request: JsonObject, context: RequestContext): Promise<JsonObject> {
    const wanted = isJsonObject(request.user_expressions) ? request.user_expressions : {};
    const results: Record<string, JsonObject> = {};
    for (const [name, expression] of Object.entries(wanted)) {
      const code = `(${String(expression)})`;
      results[name] = expressionResult(await this.run(code, this.count, context));
    }
    return results;
  }
}

function expressionResult(outcome: Outcome): JsonObject {
  return outcome.status === 'ok'
    ? { status: 'ok', data: mimeBundle(outcome.value), metadata: {} }
    : { status: 'error', ...errorContent(outcome.error) };
}
