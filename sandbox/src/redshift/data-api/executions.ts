import { setTimeout as delay } from 'node:timers/promises';
import { type Caller, ServiceError } from '../../protocol/service.js';
import { Execution, type Part, type Work } from './execution.js';
import { principalOf } from './principal.js';
import { LIMITS } from './result-set.js';

interface Kept {
  readonly execution: Execution;
  /** What was asked under the client's token. */
  readonly request: string;
}

/** The executions of the last 24 hours. */
export class Executions {
  readonly #executions = new Map<string, Execution>();
  readonly #tokens = new Map<string, Kept>();

  constructor(private readonly interrupt: (pid: number) => Promise<unknown>) {}

  /** Newest first, those that the caller may see. */
  list(caller: Caller): readonly Execution[] {
    this.#forgetOld();
    const principal = principalOf(caller);
    return [...this.#executions.values()]
      .filter(({ owner }) => owner.principal === principal)
      .reverse();
  }

  /** What was begun with the caller's token, for the same request. @throws ServiceError where it was another request. */
  known(caller: Caller, token: string | undefined, request: string): Execution | undefined {
    this.#forgetOld();
    const kept =
      token === undefined ? undefined : this.#tokens.get(`${principalOf(caller)} ${token}`);
    if (kept === undefined || kept.request === request) return kept?.execution;
    throw new ServiceError(
      'ValidationException',
      'The ClientToken was used before, for a request that is not the same.',
    );
  }

  /**
   * Begins an execution.
   *
   * @param work made once it is certain that it may begin
   * @throws ServiceError `ActiveStatementsExceededException`
   */
  begin(caller: Caller, work: () => Work, token: string | undefined, request: string): Execution {
    const active = [...this.#executions.values()].filter(({ isActive }) => isActive);
    if (active.length >= LIMITS.active) {
      throw new ServiceError(
        'ActiveStatementsExceededException',
        `Active statements exceeded the allowed quota (${LIMITS.active}).`,
      );
    }
    const principal = principalOf(caller);
    const execution = new Execution(work(), { arn: caller.arn, principal }, this.interrupt);
    this.#executions.set(execution.id, execution);
    if (token !== undefined) this.#tokens.set(`${principal} ${token}`, { execution, request });
    return execution;
  }

  /** An execution, or one statement of a batch (`id:2`). @throws ServiceError `ResourceNotFoundException` */
  find(caller: Caller, id: string): { readonly execution: Execution; readonly part: Part } {
    this.#forgetOld();
    const execution = this.#executions.get(id.replace(/:\d+$/, ''));
    const part = execution?.parts.find((each) => each.id === id) ?? execution?.parts[0];
    const found = execution !== undefined && part !== undefined;
    const named = part?.id === id || execution?.id === id;
    if (found && named && execution.owner.principal === principalOf(caller)) {
      return { execution, part };
    }
    throw new ServiceError('ResourceNotFoundException', 'Query does not exist.');
  }

  /** Ends everything that runs. */
  async close(): Promise<void> {
    await Promise.all([...this.#executions.values()].map((execution) => execution.cancel()));
  }

  #forgetOld(): void {
    const oldest = Date.now() - LIMITS.milliseconds;
    for (const [id, { created, isActive }] of this.#executions) {
      if (created.getTime() < oldest && !isActive) this.#executions.delete(id);
    }
    for (const [token, { execution }] of this.#tokens) {
      if (!this.#executions.has(execution.id)) this.#tokens.delete(token);
    }
  }
}

/** Waits until an execution has ended, or for as long as the request says. */
export async function waited(execution: Execution, seconds: number | undefined): Promise<void> {
  if (seconds === undefined || !execution.isActive) return;
  const timer = new AbortController();
  const late = delay(seconds * 1000, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([execution.ended, late]);
  timer.abort();
}
