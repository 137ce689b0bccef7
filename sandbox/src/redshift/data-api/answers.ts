import { ServiceError } from '../../protocol/service.js';
import { columnMetadata } from './column-metadata.js';
import type { Execution, Part } from './execution.js';
import { csvLines, pageOfRows, records } from './records.js';
import type { ResultSet } from './result-set.js';

const hasResult = ({ result }: Part): boolean => (result?.columns.length ?? 0) > 0;

/** What one statement gave, as DescribeStatement counts it. */
const outcome = (part: Part) => ({
  Id: part.id,
  Duration: Math.round(part.milliseconds * 1e6),
  Error: part.error,
  HasResultSet: hasResult(part),
  QueryString: part.sql,
  RedshiftQueryId: 0,
  ResultRows: hasResult(part) ? part.result?.rows.length : (part.result?.affected ?? -1),
  ResultSize: part.result?.bytes ?? -1,
  Status: part.status,
  UpdatedAt: part.updated,
});

/** The answer of ExecuteStatement and BatchExecuteStatement. */
export const begun = (execution: Execution, waitedFor: boolean) => ({
  ...execution.work.target.echo,
  CreatedAt: execution.created,
  Id: execution.id,
  SessionId: execution.work.session?.id,
  ...(waitedFor ? { Status: execution.status, HasResultSet: execution.parts.some(hasResult) } : {}),
});

/** The answer of DescribeStatement. */
export function described(execution: Execution, part: Part, id: string): Record<string, unknown> {
  const { work } = execution;
  const common = {
    ...work.target.echo,
    CreatedAt: execution.created,
    RedshiftPid: execution.pid,
    ResultFormat: work.format,
    QueryParameters: work.parameters,
    SessionId: work.session?.id,
  };
  if (part.id === id) {
    const whole = work.batch === undefined ? statusOf(execution) : {};
    return { ...common, ...outcome(part), ...whole };
  }
  const { parts } = execution;
  return {
    ...common,
    ...statusOf(execution),
    Id: execution.id,
    Duration: Math.round(parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0) * 1e6),
    ExecutionMode: work.batch,
    HasResultSet: parts.some(hasResult),
    ResultRows: -1,
    ResultSize: -1,
    RedshiftQueryId: 0,
    SubStatements: parts.map((each) => ({ ...outcome(each), CreatedAt: execution.created })),
  };
}

const statusOf = ({ status, error, updated }: Execution) => ({
  Status: status,
  Error: error,
  UpdatedAt: updated,
});

/** One execution as ListStatements shows it. */
export const listed = (execution: Execution) => {
  const { work, parts } = execution;
  const batch = work.batch !== undefined;
  return {
    Id: execution.id,
    CreatedAt: execution.created,
    IsBatchStatement: batch,
    QueryParameters: work.parameters,
    ...(batch ? { QueryStrings: parts.map(({ sql }) => sql) } : { QueryString: parts[0]?.sql }),
    ResultFormat: work.format,
    SecretArn: work.target.echo.SecretArn,
    SessionId: work.session?.id,
    StatementName: work.name,
    Status: execution.status,
    UpdatedAt: execution.updated,
  };
};

function resultOf({ status, result }: Part): ResultSet {
  if (status === 'FINISHED' && result !== undefined && result.columns.length > 0) return result;
  throw new ServiceError(
    status === 'FINISHED' ? 'ResourceNotFoundException' : 'ValidationException',
    status === 'FINISHED'
      ? 'Query does not have result. Please check query status with DescribeStatement.'
      : `Query result is not available: the statement is ${status}.`,
  );
}

/** One page of a result, in the format that the execution asked for. */
export function resultPage(
  { work }: Execution,
  part: Part,
  format: 'JSON' | 'CSV',
  token: string | undefined,
): Record<string, unknown> {
  const result = resultOf(part);
  if (work.format !== format) {
    const operation = work.format === 'CSV' ? 'GetStatementResultV2' : 'GetStatementResult';
    throw new ServiceError(
      'ValidationException',
      `The statement's ResultFormat is ${work.format}; its result is fetched by ${operation}.`,
    );
  }
  const { rows, next } = pageOfRows(part.id, result, token);
  return {
    ColumnMetadata: result.columns.map((column) =>
      columnMetadata(column, part.tables?.get(column.table)),
    ),
    NextToken: next,
    Records: format === 'CSV' ? [{ CSVRecords: csvLines(rows) }] : records(rows, result.columns),
    TotalNumRows: result.rows.length,
    ...(format === 'CSV' ? { ResultFormat: format } : {}),
  };
}
