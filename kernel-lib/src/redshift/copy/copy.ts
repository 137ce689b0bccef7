import type { Result } from '../../frame/result.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { AskOptions } from '../query-options.js';
import { SqlError } from '../sql-error.js';
import { type LoadErrorRow, LoadFailed } from './load-failed.js';

/** What a COPY did. */
export interface Loaded {
  /** Rows that were loaded. */
  readonly rows: number;
  /** Rows that were left out, at most as many as `maxerror` allows. */
  readonly errors: Result<LoadErrorRow>;
}

/** What asks the server. */
interface Asking {
  query<Row>(statement: Sql, options: AskOptions): Promise<Result<Row>>;
}

/** Where a COPY runs. */
export interface CopySessions {
  /** Does `work` in one session, inside a transaction. */
  within<T>(work: (asking: Asking) => Promise<T>): Promise<T>;
  /** Asks in another session, where a transaction that has failed is none. */
  apart<T>(work: (asking: Asking) => Promise<T>): Promise<T>;
}

/** The view that the server names in its message: Serverless has no STL views. */
const VIEW = /'(stl_load_errors|sys_load_error_detail)'/i;

/**
 * Runs a COPY and says what it did.
 *
 * @throws LoadFailed where rows could not be loaded; what a query throws
 */
export async function runCopy(
  table: string,
  statement: Sql,
  sessions: CopySessions,
  options: AskOptions,
): Promise<Loaded> {
  let process = 0;
  try {
    return await sessions.within(async (asking) => {
      const pid = await asking.query<{ pid: number }>(sql`select pg_backend_pid() as pid`, options);
      process = pid.rows()[0]?.pid ?? 0;
      await asking.query(statement, options);
      const last = await asking.query<{ rows: number; id: number }>(
        sql`select pg_last_copy_count() as rows, pg_last_copy_id() as id`,
        options,
      );
      const { rows = 0, id = -1 } = last.rows()[0] ?? {};
      const of = sql`query_id = ${id}`;
      const errors = await asking.query<LoadErrorRow>(detailOf(of), options);
      return { rows: Number(rows), errors };
    });
  } catch (error) {
    const view =
      error instanceof SqlError ? VIEW.exec(error.message)?.[1]?.toLowerCase() : undefined;
    if (!(error instanceof SqlError) || view === undefined) throw error;
    const rows = view === 'stl_load_errors' ? valuesOf(process) : detailOf(lastOf(process));
    const errors = await sessions.apart((asking) => asking.query<LoadErrorRow>(rows, options));
    throw new LoadFailed(table, errors, error);
  }
}

/** The last load of a session that met errors. */
const lastOf = (process: number) =>
  sql`query_id = (select max(query_id) from sys_load_error_detail where session_id = ${process})`;

const detailOf = (condition: Sql) => sql`
  select trim(file_name) as file, line_number as line, trim(column_name) as "column", trim(column_type) as type,
         null::varchar as value, trim(error_message) as reason, error_code as code
  from sys_load_error_detail where ${condition} order by file_name, line_number`;

const valuesOf = (process: number) => sql`
  select trim(filename) as file, line_number as line, trim(colname) as "column", trim(type) as type,
         trim(raw_field_value) as value, trim(err_reason) as reason, err_code as code
  from stl_load_errors
  where query = (select max(query) from stl_load_errors where session = ${process})
  order by filename, line_number`;
