import type { Client } from 'pg';
import { type Caller, type Operation, ServiceError } from '../../protocol/service.js';
import { checked } from '../../sagemaker/shape/checked.js';
import type { Static } from '../../sagemaker/shape/shape.js';
import { pageOf } from '../page.js';
import { columnMetadata } from './column-metadata.js';
import { CATALOG } from './shape.js';
import { resolveTarget, type TargetRoom } from './target.js';

type Request = Static<typeof CATALOG>;

interface Listing<T> {
  /** Text and values of what is asked of the database. */
  readonly ask: (request: Request) => readonly [text: string, values: readonly string[]];
  /** Tells items apart, for tokens. */
  readonly nameOf: (item: T) => string;
  /** Names the list in the answer. */
  readonly answer: (items: readonly T[], request: Request) => Record<string, unknown>;
}

/** Redshift's own schemas count as tables of the system. */
const SYSTEM = /^(?:pg_|information_schema$)/;

interface TableRow {
  readonly table_schema: string;
  readonly table_name: string;
  readonly table_type: string;
}

const DATABASES: Listing<{ readonly database_name: string }> = {
  ask: () => ['select database_name from svv_redshift_databases order by 1', []],
  nameOf: ({ database_name }) => database_name,
  answer: (items) => ({ Databases: items.map(({ database_name }) => database_name) }),
};

const SCHEMAS: Listing<{ readonly nspname: string }> = {
  ask: ({ SchemaPattern = '%' }) => [
    "select nspname from pg_namespace where nspname like $1 and nspname not like 'pg_t%temp%' and nspname <> 'pg_toast' order by 1",
    [SchemaPattern],
  ],
  nameOf: ({ nspname }) => nspname,
  answer: (items) => ({ Schemas: items.map(({ nspname }) => nspname) }),
};

const TABLES: Listing<TableRow> = {
  ask: ({ SchemaPattern = '%', TablePattern = '%' }) => [
    `select table_schema, table_name, table_type from svv_tables
     where table_schema like $1 and table_name like $2 order by 1, 2`,
    [SchemaPattern, TablePattern],
  ],
  nameOf: ({ table_schema, table_name }) => `${table_schema}.${table_name}`,
  answer: (items) => ({
    Tables: items.map(({ table_schema: schema, table_name: name, table_type: type }) => ({
      name,
      schema,
      type: `${SYSTEM.test(schema) ? 'SYSTEM ' : ''}${type.replace('BASE ', '')}`,
    })),
  }),
};

interface ColumnRow {
  readonly schema: string;
  readonly relation: string;
  readonly name: string;
  readonly type: number;
  readonly modifier: number;
  readonly required: boolean;
  readonly fallback: string | null;
}

const COLUMNS: Listing<ColumnRow> = {
  ask: ({ Schema = '', Table = '' }) => [
    `select n.nspname as schema, c.relname as relation, a.attname as name, a.atttypid::int as type,
            a.atttypmod as modifier, a.attnotnull as required, v.column_default as fallback
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     left join svv_columns v on v.table_schema = n.nspname and v.table_name = c.relname and v.column_name = a.attname
     where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v', 'p')
       and ($1 = '' or n.nspname = $1) and ($2 = '' or c.relname = $2) order by 1, 2, a.attnum`,
    [Schema, Table],
  ],
  nameOf: ({ schema, relation, name }) => `${schema}.${relation}.${name}`,
  answer: (items, { Table }) => ({
    TableName: Table,
    ColumnList: items.map(({ schema, relation, name, type, modifier, required, fallback }) => ({
      ...columnMetadata(
        // The catalogue's own number of what goes out as SUPER.
        { name, type: type === 3802 ? 4000 : type, modifier },
        { schema, name: relation },
      ),
      nullable: required ? 0 : 1,
      columnDefault: fallback ?? undefined,
    })),
  }),
};

/** One operation: connects, asks, and gives a page. */
const operation =
  <T extends object>(room: TargetRoom, action: string, listing: Listing<T>): Operation =>
  async (input, caller: Caller) => {
    const request = checked(CATALOG, input);
    const { ConnectedDatabase, Database, MaxResults, NextToken: token } = request;
    const where = { ...request, Database: ConnectedDatabase ?? Database };
    const { connect } = await resolveTarget(room, action, where, caller);
    const rows = await asked<T>(connect, listing.ask(request));
    const page = pageOf(
      rows,
      listing.nameOf,
      { size: MaxResults || 1000, token },
      () => new ServiceError('ValidationException', 'The NextToken is not valid.'),
    );
    return { ...listing.answer(page.items, request), NextToken: page.next };
  };

async function asked<T extends object>(
  connect: () => Promise<Client>,
  [text, values]: readonly [string, readonly string[]],
): Promise<T[]> {
  let client: Client;
  try {
    client = await connect();
  } catch (error) {
    throw new ServiceError('DatabaseConnectionException', (error as Error).message, 500);
  }
  try {
    return (await client.query<T>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The operations that look into the catalogue, which answer at once. */
export const catalogOperations = (room: TargetRoom): Record<string, Operation> => ({
  ListDatabases: operation(room, 'ListDatabases', DATABASES),
  ListSchemas: operation(room, 'ListSchemas', SCHEMAS),
  ListTables: operation(room, 'ListTables', TABLES),
  DescribeTable: operation(room, 'DescribeTable', COLUMNS),
});
