import { escapeLiteral } from 'pg';
import type { ObjectName, OwnStatement } from '../dialect/own-statement.js';
import type { Refusal } from '../relay/rewritten.js';
import { notSupported, type OwnSql } from './own-sql.js';
import { relation } from './quoted.js';

type ShowList = Extract<OwnStatement, { kind: 'show list' }>;
type ShowDefinition = Extract<OwnStatement, { kind: 'show definition' }>;

/** `SHOW TABLE t` and its like: one row with the DDL. */
export function showDefinition(of: ShowDefinition['of'], name: ObjectName): OwnSql | Refusal {
  switch (of) {
    case 'table':
      return {
        text: `select pg_catalog.redshift_table_ddl(${relation(name)}) as "Show Table DDL statement"`,
        tag: 'SHOW',
      };
    case 'view':
      return {
        text: `select pg_catalog.redshift_view_ddl(${relation(name)}) as "Show View DDL statement"`,
        tag: 'SHOW',
      };
    default:
      return notSupported(`SHOW ${of.toUpperCase()} is not supported by the sandbox.`);
  }
}

/** The columns of each list, and the columns that say in what it is looked up. */
const LISTS = {
  databases: {
    from: 'svv_redshift_databases',
    columns:
      'database_name, database_owner, database_type, database_acl, database_options as parameters, database_isolation_level',
    in: [],
    name: 'database_name',
  },
  schemas: {
    from: 'svv_all_schemas',
    columns: '*',
    in: ['database_name'],
    name: 'schema_name',
  },
  tables: {
    from: 'svv_all_tables',
    columns: 'database_name, schema_name, table_name, table_type, table_acl, remarks',
    in: ['database_name', 'schema_name'],
    name: 'table_name',
  },
  columns: {
    from: 'svv_all_columns',
    columns:
      'database_name, schema_name, table_name, column_name, ordinal_position, column_default, is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, remarks',
    in: ['database_name', 'schema_name', 'table_name'],
    name: 'column_name',
  },
} as const;

/** `SHOW TABLES FROM SCHEMA s LIKE 'p'` and its like, from the view that holds the same. */
export function showList({ of, in: within = [], like, limit }: ShowList): OwnSql | Refusal {
  if (of === 'grants' || of === 'parameters') {
    return notSupported(`SHOW ${of.toUpperCase()} is not supported by the sandbox.`);
  }
  const list = LISTS[of];
  // Named from the inside out: a schema alone is one of this database.
  const places = list.in.slice(list.in.length - within.length);
  const conditions = places.map((place, at) => `${place} = ${escapeLiteral(within[at] as string)}`);
  if (like !== undefined) conditions.push(`${list.name} ilike ${escapeLiteral(like)}`);
  const order = of === 'columns' ? 'schema_name, table_name, ordinal_position' : '1, 2, 3';
  return {
    text:
      `select ${list.columns} from pg_catalog.${list.from}` +
      (conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`) +
      ` order by ${order}${limit === undefined ? '' : ` limit ${limit}`}`,
    tag: 'SHOW',
  };
}
