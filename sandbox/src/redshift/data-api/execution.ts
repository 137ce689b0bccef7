import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, DatabaseError } from 'pg';
import { type NamedTable, tablesOf } from './column-metadata.js';
import type { BoundStatement, NamedParameter } from './parameters.js';
import { type ResultSet, readResult } from './result-set.js';
import { ownSeat, type Session } from './session.js';
import type { Target } from './target.js';

/** Where a statement is in its life. */
export type Status = 'SUBMITTED' | 'PICKED' | 'STARTED' | 'FINISHED' | 'ABORTED' | 'FAILED';

/** One statement of an execution, and what became of it. */
export interface Part {
  readonly id: string;
  readonly sql: string;
  readonly bound: BoundStatement;
  status: Status;
  updated: Date;
  milliseconds: number;
  error?: string;
  result?: ResultSet;
  tables?: ReadonlyMap<number, NamedTable>;
}

/** What is to be executed. */
export interface Work {
  readonly target: Target;
  /** What it runs in; undefined for a login of its own. */
  readonly session: Session | undefined;
  readonly statements: readonly { readonly sql: string; readonly bound: BoundStatement }[];
  readonly parameters: readonly NamedParameter[] | undefined;
  /** Several statements in one request; `TRANSACTION`: all or nothing. */
  readonly batch: 'TRANSACTION' | 'AUTO_COMMIT' | undefined;
  readonly format: 'JSON' | 'CSV';
  readonly name: string | undefined;
}

/** How often a cancelled statement is interrupted until it has ended, in milliseconds. */
const AGAIN = 50;

/** One request to execute statements: it runs by itself from the moment that it is made. */
export class Execution {
  readonly id = randomUUID();
  readonly created = new Date();
  readonly parts: readonly Part[];
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  status: Status = 'SUBMITTED';
  updated = this.created;
  error: string | undefined;
  /** The server's process. */
  pid = 0;
  #cancelled = false;

  /** @param owner principal who may see it. */
  constructor(
    readonly work: Work,
    readonly owner: { readonly arn: string; readonly principal: string },
    private readonly interrupt: (pid: number) => Promise<unknown>,
  ) {
    this.parts = work.statements.map((statement, index) => ({
      ...statement,
      id: work.batch === undefined ? this.id : `${this.id}:${index + 1}`,
      status: 'SUBMITTED',
      updated: this.created,
      milliseconds: 0,
    }));
    this.ended = this.#run();
  }

  get isActive(): boolean {
    return this.status === 'SUBMITTED' || this.status === 'PICKED' || this.status === 'STARTED';
  }

  /** Stops it on the server, and waits until it has stopped. */
  async cancel(): Promise<void> {
    this.#cancelled = true;
    while (this.isActive) {
      if (this.pid > 0) await this.interrupt(this.pid);
      await Promise.race([this.ended, delay(AGAIN)]);
    }
  }

  async #run(): Promise<void> {
    const { session, target } = this.work;
    const seat = session ?? ownSeat(target);
    let client: Client | undefined;
    try {
      client = await seat.take();
      this.pid = (client as unknown as { processID: number }).processID;
      this.#move('STARTED');
      await this.#statements(client);
      const failed = this.parts.find(({ error }) => error !== undefined);
      this.error = failed?.error;
      this.#move(failed === undefined ? 'FINISHED' : 'FAILED');
    } catch (error) {
      this.error = this.#cancelled ? CANCELLED : wording(error);
      for (const part of this.parts) {
        if (part.status === 'SUBMITTED') this.#settle(part, 'ABORTED', 'Not run.');
      }
      this.#move(this.#cancelled ? 'ABORTED' : 'FAILED');
    } finally {
      await seat.leave(client);
    }
  }

  async #statements(client: Client): Promise<void> {
    const together = this.work.batch === 'TRANSACTION';
    if (together) await client.query('begin');
    try {
      for (const part of this.parts) await this.#settled(client, part);
      if (together && this.#cancelled) throw new Error(CANCELLED);
      if (together) await client.query('commit');
    } catch (error) {
      if (together) await client.query('rollback');
      throw error;
    }
  }

  async #settled(client: Client, part: Part): Promise<void> {
    try {
      await this.#part(client, part);
    } catch (error) {
      this.#settle(part, this.#cancelled ? 'ABORTED' : 'FAILED', wording(error));
      if (this.#cancelled || this.work.batch !== 'AUTO_COMMIT') throw error;
    }
  }

  async #part(client: Client, part: Part): Promise<void> {
    if (this.#cancelled) throw new Error(CANCELLED);
    part.status = 'STARTED';
    const begun = performance.now();
    try {
      part.result = await readResult(client, part.bound);
    } finally {
      part.milliseconds = performance.now() - begun;
    }
    part.tables = await tablesOf(client, part.result.columns);
    this.#settle(part, 'FINISHED');
  }

  #settle(part: Part, status: Status, error?: string): void {
    part.status = status;
    part.updated = new Date();
    if (error !== undefined) part.error = this.#cancelled ? CANCELLED : error;
  }

  #move(status: Status): void {
    this.status = status;
    this.updated = new Date();
  }
}

const CANCELLED = "Query cancelled on user's request";

/** An error as the Data API tells it: the driver's words, in lines. */
function wording(error: unknown): string {
  if (!(error instanceof DatabaseError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const { severity = 'ERROR', message, detail, hint, position } = error;
  return [
    `${severity}: ${message}`,
    ...(detail === undefined ? [] : [`  Detail: ${detail}`]),
    ...(hint === undefined ? [] : [`  Hint: ${hint}`]),
    ...(position === undefined ? [] : [`  Position: ${position}`]),
  ].join('\n');
}
