import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../running.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

describe("Redshift's catalogue views", () => {
  it('svv_all_schemas lists public', async () => {
    expect(
      await query(
        sandbox,
        `select database_name, schema_name, schema_type from svv_all_schemas where schema_name !~ '^pg_' order by 2`,
      ),
    ).toEqual([
      { database_name: 'dev', schema_name: 'information_schema', schema_type: 'local' },
      { database_name: 'dev', schema_name: 'public', schema_type: 'local' },
    ]);
  });

  it('svv_all_tables lists the seven tables', async () => {
    expect(
      await query(
        sandbox,
        `select table_name, table_type from svv_all_tables where schema_name = 'public' order by table_name`,
      ),
    ).toEqual(
      ['category', 'date', 'event', 'listing', 'sales', 'users', 'venue'].map((name) => ({
        table_name: name,
        table_type: 'TABLE',
      })),
    );
  });

  it("svv_all_columns tells columns with Redshift's names of their types", async () => {
    const columns = await query(
      sandbox,
      `select ordinal_position, column_name, data_type, is_nullable, character_maximum_length as length,
              numeric_precision as precision, numeric_scale as scale
       from svv_all_columns where database_name = 'dev' and schema_name = 'public' and table_name = 'sales'
         and column_name in ('salesid', 'qtysold', 'pricepaid', 'saletime')
       union all
       select ordinal_position, column_name, data_type, is_nullable, character_maximum_length, null, null
       from svv_all_columns where table_name = 'users' and column_name in ('username', 'city') order by 2`,
    );
    expect(columns).toEqual([
      {
        ordinal_position: 5,
        column_name: 'city',
        data_type: 'character varying',
        is_nullable: 'YES',
        length: 30,
        precision: null,
        scale: null,
      },
      {
        ordinal_position: 8,
        column_name: 'pricepaid',
        data_type: 'numeric',
        is_nullable: 'YES',
        length: null,
        precision: 8,
        scale: 2,
      },
      {
        ordinal_position: 7,
        column_name: 'qtysold',
        data_type: 'smallint',
        is_nullable: 'NO',
        length: null,
        precision: 16,
        scale: 0,
      },
      {
        ordinal_position: 1,
        column_name: 'salesid',
        data_type: 'integer',
        is_nullable: 'NO',
        length: null,
        precision: 32,
        scale: 0,
      },
      {
        ordinal_position: 10,
        column_name: 'saletime',
        data_type: 'timestamp without time zone',
        is_nullable: 'YES',
        length: null,
        precision: null,
        scale: null,
      },
      {
        ordinal_position: 2,
        column_name: 'username',
        data_type: 'character',
        is_nullable: 'YES',
        length: 8,
        precision: null,
        scale: null,
      },
    ]);
  });

  it('svv_table_info counts rows', async () => {
    expect(
      await query(
        sandbox,
        `select "table", tbl_rows::int as rows from svv_table_info where "schema" = 'public' order by tbl_rows desc limit 2`,
      ),
    ).toEqual([
      { table: 'listing', rows: 192_497 },
      { table: 'sales', rows: 172_456 },
    ]);
  });

  it('tells how a table is laid out', async () => {
    await query(
      sandbox,
      `create table laid_out (a int not null distkey, b varchar(20) encode zstd, c super, d date)
       interleaved sortkey (a, d)`,
    );
    expect(
      await query(
        sandbox,
        `select column_name, data_type, encoding, distkey, sortkey from svv_redshift_columns
         where table_name = 'laid_out' order by ordinal_position`,
      ),
    ).toEqual([
      { column_name: 'a', data_type: 'integer', encoding: 'none', distkey: true, sortkey: 1 },
      {
        column_name: 'b',
        data_type: 'character varying',
        encoding: 'zstd',
        distkey: false,
        sortkey: 0,
      },
      { column_name: 'c', data_type: 'super', encoding: 'none', distkey: false, sortkey: 0 },
      { column_name: 'd', data_type: 'date', encoding: 'none', distkey: false, sortkey: -2 },
    ]);
    expect(
      await query(
        sandbox,
        `select "column", type, distkey from pg_table_def where tablename = 'laid_out' and "column" = 'b'`,
      ),
    ).toEqual([{ column: 'b', type: 'character varying(20)', distkey: false }]);
    await query(sandbox, `insert into laid_out values (1, 'one', null, '2008-01-01')`);
    await query(sandbox, 'analyze laid_out');
    expect(
      await query(
        sandbox,
        `select diststyle, sortkey1, sortkey_num from svv_table_info where "table" = 'laid_out'`,
      ),
    ).toEqual([{ diststyle: 'KEY(a)', sortkey1: 'INTERLEAVED', sortkey_num: 2 }]);
    expect(
      await query(
        sandbox,
        `select reldiststyle, attname, attisdistkey, attsortkeyord from pg_class c
         join pg_catalog.pg_attribute a on a.attrelid = c.oid where relname = 'laid_out' and attsortkeyord <> 0
         order by attnum`,
      ),
    ).toEqual([
      { reldiststyle: 1, attname: 'a', attisdistkey: true, attsortkeyord: 1 },
      { reldiststyle: 1, attname: 'd', attisdistkey: false, attsortkeyord: -2 },
    ]);
    await query(sandbox, 'drop table laid_out');
  });

  it("has types by Redshift's numbers, and no arrays of them", async () => {
    expect(
      await query(
        sandbox,
        `select oid::int as number, typname from pg_type where oid in (3000, 3001, 4000, 6551) order by 1`,
      ),
    ).toEqual([
      { number: 3000, typname: 'geometry' },
      { number: 3001, typname: 'geography' },
      { number: 4000, typname: 'super' },
      { number: 6551, typname: 'varbyte' },
    ]);
    await expect(query(sandbox, 'select typarray from pg_type')).rejects.toThrow(
      'column "typarray" does not exist',
    );
  });

  it.each([
    'svv_redshift_databases',
    'svv_redshift_schemas',
    'svv_redshift_tables',
    'svv_tables',
    'svv_columns',
    'svv_external_databases',
    'svv_external_tables',
    'svv_external_columns',
    'svv_external_partitions',
    'stl_load_errors',
    'sys_load_error_detail',
    'stl_error',
    'stl_querytext',
    'svl_qlog',
    'stv_recents',
    'stv_inflight',
  ])('%s can be read', async (view) => {
    expect(await query(sandbox, `select * from ${view} limit 1`)).toBeInstanceOf(Array);
  });

  it('shows only what the user may see', async () => {
    const password = sandbox.env.PGPASSWORD as string;
    await expect(query(sandbox, 'drop table sales', { password })).rejects.toThrow('must be owner');
    expect(
      await query(
        sandbox,
        `select count(*)::int as n from svv_all_tables where table_name = 'pg_authid'`,
      ),
    ).toEqual([{ n: 0 }]);
  });
});
