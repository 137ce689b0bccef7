import { ShiftbookError } from '../errors.js';
import type { AnyRow, Result } from '../frame/result.js';
import { splitStatements } from '../sql/split.js';
import type { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import type { SqlValue } from '../sql/value.js';
import type { Loaded } from './copy/copy.js';
import type { CopyOptions } from './copy/copy-options.js';
import type { DescribedColumn } from './described-column.js';
import type { Plan } from './plan.js';
import type { AskOptions, QueryOptions } from './query-options.js';
import { effectOf } from './server/statement-effect.js';
import type { ResultStream } from './stream/result-stream.js';
import type { Unloaded } from './unload/unload.js';
import type { UnloadOptions } from './unload/unload-options.js';
import type { Uploadable } from './upload/source/uploadable.js';
import type { Uploaded, UploadOptions } from './upload/upload-options.js';

/** What asks the server; a connection does. */
interface Asking {
  query<Row>(statement: Sql, options: QueryOptions): Promise<Result<Row>>;
  copy(table: string, from: string, options: CopyOptions & AskOptions): Promise<Loaded>;
  upload(frame: Uploadable, table: string, options: UploadOptions): Promise<Uploaded>;
  unload(query: Sql, to: string, options: UnloadOptions & AskOptions): Promise<Unloaded>;
  stream<Row>(statement: Sql, options: QueryOptions): Promise<ResultStream<Row>>;
  describe(statement: Sql, options: AskOptions): Promise<readonly DescribedColumn[]>;
  explain(statement: Sql, options: AskOptions): Promise<Plan>;
}

/** Refuses what would end the transaction under the feet of whoever began it. */
function refuseEnding(text: string): void {
  const effect = effectOf(text);
  if (/^\s*truncate\b/i.test(text)) {
    throw new ShiftbookError(
      'transaction-statement',
      'TRUNCATE in a transaction would commit it, and cannot be rolled back.',
      { hint: 'Use DELETE FROM, or run TRUNCATE before or after the transaction.' },
    );
  }
  if (effect === 'begins') {
    throw new ShiftbookError('transaction-nested', 'A transaction is open already.', {
      hint: 'Redshift has no transactions within transactions, and no savepoints.',
    });
  }
  if (effect === 'ends' || effect === 'undoes') {
    throw new ShiftbookError(
      'transaction-statement',
      `${text} cannot be run by a statement: the transaction ends with its function.`,
      { hint: 'Return from the function to commit; throw an error to roll back.' },
    );
  }
}

/**
 * An open transaction, given to the function of `rs.transaction(…)` and good until that ends. Statements run one after
 * the other.
 */
export class Transaction {
  readonly #asking: Asking;
  readonly #signal: AbortSignal;
  /** @internal The texts that were run. */
  readonly texts: string[] = [];

  /** @internal */
  constructor(asking: Asking, signal: AbortSignal) {
    this.#asking = asking;
    this.#signal = signal;
  }

  /** Runs a query in the transaction, as `rs.sql` does outside of one. Throws `transaction-ended`, `transaction-statement` too. */
  sql<Row = AnyRow>(
    strings: TemplateStringsArray,
    ...values: readonly (SqlValue | Sql)[]
  ): Promise<Result<Row>> {
    return this.query<Row>(sql(strings, ...values));
  }

  /** Runs a statement that was made before, as `rs.query` does. Throws `transaction-ended`, `transaction-statement` too. */
  async query<Row = AnyRow>(statement: Sql, options: QueryOptions = {}): Promise<Result<Row>> {
    for (const { text } of splitStatements(statement.text)) refuseEnding(text);
    this.texts.push(statement.text);
    return this.#asking.query<Row>(statement, this.#within(options));
  }

  /**
   * Gives rows as they come, as `rs.stream` does; other statements throw `stream-open` while they wait to be taken. A stream that is left before its
   * last row is cancelled on the server, and with it the transaction fails: limit the query, or set `maxRows`.
   */
  async stream<Row = AnyRow>(
    statement: Sql,
    options: QueryOptions = {},
  ): Promise<ResultStream<Row>> {
    refuseEnding(statement.text);
    this.texts.push(statement.text);
    return this.#asking.stream<Row>(statement, this.#within(options));
  }

  /** Loads files from S3 into a table, as `rs.copy` does. A load that fails makes the transaction fail. */
  copy(table: string, from: string, options: CopyOptions & AskOptions = {}): Promise<Loaded> {
    return this.#asking.copy(table, from, this.#within(options));
  }

  /** Writes a frame into a table, as `rs.upload` does. One that fails on the server makes the transaction fail. */
  upload(frame: Uploadable, table: string, options: UploadOptions = {}): Promise<Uploaded> {
    return this.#asking.upload(frame, table, this.#within(options));
  }

  /** Writes the rows of a query to files in S3, as `rs.unload` does; the files stay where the transaction does not. */
  unload(query: Sql, to: string, options: UnloadOptions & AskOptions = {}): Promise<Unloaded> {
    return this.#asking.unload(query, to, this.#within(options));
  }

  /** The columns that a statement would give, as `rs.describe` tells. */
  describe(statement: Sql, options: AskOptions = {}): Promise<readonly DescribedColumn[]> {
    return this.#asking.describe(statement, this.#within(options));
  }

  /** How the server would run a statement, as `rs.explain` tells. */
  explain(statement: Sql, options: AskOptions = {}): Promise<Plan> {
    return this.#asking.explain(statement, this.#within(options));
  }

  #within<Options extends AskOptions>(options: Options): Options {
    const { signal } = options;
    const either = signal === undefined ? this.#signal : AbortSignal.any([this.#signal, signal]);
    return { ...options, signal: either };
  }
}
