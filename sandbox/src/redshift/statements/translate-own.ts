import { escapeIdentifier, escapeLiteral } from 'pg';
import type { LoadTable } from '../bulk/copy/load-column.js';
import type { ObjectName, OwnStatement } from '../dialect/own-statement.js';
import type { DialectFacts } from '../dialect/translate.js';
import type { Refusal } from '../relay/rewritten.js';
import { copy } from './copy.js';
import type { OwnSql } from './own-sql.js';
import { quotedName, relation } from './quoted.js';
import { showDefinition, showList } from './show.js';
import { unload } from './unload.js';

type Of<Kind extends OwnStatement['kind']> = Extract<OwnStatement, { kind: Kind }>;

/** What COPY needs to know of the catalogue. */
export interface LoadFacts {
  /** A table as the session sees it; undefined where there is none, or none is known yet. */
  tableOf(name: ObjectName): LoadTable | undefined;
}

/**
 * What PostgreSQL gets for a statement that only Redshift has: one statement, so that transactions, order and errors are
 * PostgreSQL's own.
 */
export function translateOwn(
  statement: OwnStatement,
  facts: DialectFacts & LoadFacts,
): OwnSql | Refusal {
  switch (statement.kind) {
    case 'vacuum': {
      const table = statement.table === undefined ? '' : ` ${quotedName(statement.table)}`;
      return { text: `vacuum${table}`, tag: 'VACUUM' };
    }
    case 'analyze compression':
      return analyzeCompression(statement);
    case 'alter append':
      return append(statement);
    case 'create external schema':
      return externalSchema(statement);
    case 'set':
      return set(statement);
    case 'reset':
      return { text: `reset ${setting(statement.name)}`, tag: 'RESET' };
    case 'show setting':
      return {
        text:
          `select pg_catalog.redshift_setting(${escapeLiteral(statement.name)})` +
          ` as ${escapeIdentifier(statement.name)}`,
        tag: 'SHOW',
      };
    case 'show definition':
      return showDefinition(statement.of, statement.name);
    case 'show list':
      return showList(statement);
    case 'copy':
      return copy(statement, facts.tableOf(statement.table));
    case 'unload':
      return unload(statement, facts);
  }
}

/** Redshift's settings live under a name of their own; PostgreSQL keeps them as it keeps its own. */
const setting = (name: string) => `redshift.${escapeIdentifier(name)}`;

function set({ name, value, local }: Of<'set'>): OwnSql {
  const to = value === undefined ? 'default' : escapeLiteral(value);
  return { text: `set ${local ? 'local ' : ''}${setting(name)} to ${to}`, tag: 'SET' };
}

function analyzeCompression({ table, columns, rows }: Of<'analyze compression'>): OwnSql {
  const of = table === undefined ? 'null' : relation(table);
  const names = `array[${columns.map(escapeLiteral).join(', ')}]::text[]`;
  return {
    text: `select * from pg_catalog.redshift_analyze_compression(${of}, ${names}, ${rows ?? 100_000})`,
    tag: 'ANALYZE COMPRESSION',
  };
}

function append({ table, from, ignoreExtra, fillTarget }: Of<'alter append'>): OwnSql {
  return {
    text: `call pg_catalog.redshift_append(${relation(table)}, ${relation(from)}, ${ignoreExtra}, ${fillTarget})`,
    tag: 'ALTER TABLE APPEND',
    errors: {
      // The procedure's COMMIT.
      '2D000': {
        code: '25001',
        message: 'ALTER TABLE APPEND cannot run inside a transaction block',
      },
    },
  };
}

function externalSchema(statement: Of<'create external schema'>): OwnSql {
  const { name, ifNotExists, source, options } = statement;
  const given = Object.fromEntries(
    options.map((option) => [option.name, option.value ?? option.list ?? true]),
  );
  return {
    text:
      `call pg_catalog.redshift_create_external_schema(${escapeLiteral(name)}, ${ifNotExists}, ` +
      `${escapeLiteral(source)}, ${escapeLiteral(JSON.stringify(given))})`,
    tag: 'CREATE SCHEMA',
  };
}
