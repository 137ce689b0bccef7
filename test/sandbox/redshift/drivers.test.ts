import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from '../python.js';
import { databaseClient } from '../running.js';

const run = promisify(execFile);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

/** Runs a Python program with the sandbox's variables, and the CA where OpenSSL looks for one; reads its JSON. */
async function inPython(program: string): Promise<unknown> {
  const env = {
    PATH: process.env.PATH,
    HOME: sandbox.directory,
    ...sandbox.env,
    SSL_CERT_FILE: sandbox.env.SHIFTBOOK_CA,
  };
  const { stdout } = await run(python(), ['-c', `import json, os\n${program}`], { env });
  return JSON.parse(stdout);
}

/** A query with several types, and what it gives as JSON. */
const TYPES = `select salesid, pricepaid, saletime, null::int as nothing, 'text'::varchar(10) as words, true as yes,
  1.5::float8 as number, date '2008-01-01' as day from sales where qtysold > %s order by salesid limit 1`;
const VALUES = ['1', '904.00', '2008-06-13 04:29:27', 'None', 'text', 'True', '1.5', '2008-01-01'];

describe('redshift_connector', () => {
  it.each([
    [
      'user and password',
      "host=os.environ['PGHOST'], port=int(os.environ['PGPORT']), user=os.environ['PGUSER'], password=os.environ['PGPASSWORD'], sslmode='verify-full'",
    ],
    ['IAM', "iam=True, cluster_identifier='shiftbook', db_user='analyst', region='us-east-1'"],
  ])('reads, and is told of errors, by %s', async (_, how) => {
    const told = await inPython(`
import redshift_connector
connection = redshift_connector.connect(database='dev', ${how})
cursor = connection.cursor()
cursor.execute('''${TYPES}''', (3,))
row = [str(value) for value in cursor.fetchone()]
names = [column[0] for column in cursor.description]
try: cursor.execute('select salesid, nonsense from sales')
except redshift_connector.ProgrammingError as error: wrong = {letter: error.args[0][letter] for letter in 'CMP'}
connection.rollback()
cursor.execute('create temp table written (a int distkey, b varchar(20)) sortkey (a)')
cursor.executemany('insert into written values (%s, %s)', [(1, 'one'), (2, 'two')])
connection.commit()
cursor.execute('select count(*), max(b) from written')
print(json.dumps([row, names, wrong, cursor.fetchone(), cursor.get_tables(None, 'public', 'ven%')[0][:4],
                  [column[3] for column in cursor.get_columns(None, 'public', 'category')]]))
`);
    expect(told).toEqual([
      VALUES,
      ['salesid', 'pricepaid', 'saletime', 'nothing', 'words', 'yes', 'number', 'day'],
      { C: '42703', M: 'column "nonsense" does not exist', P: '17' },
      [2, 'two'],
      ['dev', 'public', 'venue', 'TABLE'],
      ['catid', 'catgroup', 'catname', 'catdesc'],
    ]);
  });
});

describe('psycopg2', () => {
  it('reads several types, with parameters, in a transaction that fails', async () => {
    const told = await inPython(`
import psycopg2
connection = psycopg2.connect('')
cursor = connection.cursor()
cursor.execute('''${TYPES}''', (3,))
row = [str(value) for value in cursor.fetchone()]
cursor.execute('create table gone (a int)')
try: cursor.execute('select nonsense')
except psycopg2.errors.UndefinedColumn as error: place = error.diag.statement_position
try: cursor.execute('select 1')
except psycopg2.errors.InFailedSqlTransaction: failed = True
connection.rollback()
cursor.execute("select count(*) from svv_tables where table_name = 'gone'")
print(json.dumps([row, place, failed, cursor.fetchone(), connection.info.server_version]))
`);
    expect(told).toEqual([VALUES, '8', true, [0], 80_002]);
  });
});

describe('awswrangler', () => {
  it('reads a query and a table into DataFrames, with temporary credentials', async () => {
    const told = await inPython(`
import awswrangler as wr
connection = wr.redshift.connect_temp(cluster_identifier='shiftbook', user='analyst', database='dev', auto_create=False)
sales = wr.redshift.read_sql_query('select salesid, pricepaid, saletime from sales order by 1 limit 2', con=connection)
category = wr.redshift.read_sql_table('category', schema='public', con=connection)
print(json.dumps([[str(kind) for kind in sales.dtypes], str(sales.pricepaid[0]), len(category), list(category.columns)]))
`);
    expect(told).toEqual([
      ['Int64', 'object', expect.stringMatching(/^datetime64/)],
      '904.00',
      11,
      ['catid', 'catgroup', 'catname', 'catdesc'],
    ]);
  });
});

describe("SQLAlchemy with Redshift's dialect", () => {
  it.each([
    ['psycopg2', "{'sslmode': 'verify-full', 'sslrootcert': os.environ['PGSSLROOTCERT']}"],
    ['redshift_connector', "{'sslmode': 'verify-full'}"],
  ])('reads, reflects tables and rolls back, over %s', async (driver, connectArguments) => {
    const told = await inPython(`
import sqlalchemy as sa
url = sa.URL.create('redshift+${driver}', username=os.environ['PGUSER'], password=os.environ['PGPASSWORD'],
                    host='localhost', port=int(os.environ['PGPORT']), database='dev')
engine = sa.create_engine(url, connect_args=${connectArguments})
with engine.connect() as connection:
    row = [str(value) for value in connection.execute(sa.text('''${TYPES.replace('%s', ':most')}'''), {'most': 3}).one()]
    connection.execute(sa.text('create table reflected (a int not null distkey primary key, b varchar(20) encode zstd) sortkey (a)'))
    inspector = sa.inspect(connection)
    columns = [[column.name, str(column.type), column.info.get('encode'), column.nullable]
               for column in sa.Table('reflected', sa.MetaData(), autoload_with=connection).columns]
    key = inspector.get_pk_constraint('reflected')['constrained_columns']
    options = {name.removeprefix('redshift_'): str(value) for name, value in inspector.get_table_options('reflected').items()}
    event = sa.table('event', sa.column('eventid'))
    events = connection.execute(sa.select(sa.func.count()).select_from(event).where(event.c.eventid < 11)).scalar()
    try: connection.execute(sa.text('select nonsense'))
    except sa.exc.ProgrammingError as error: wrong = 'nonsense' in str(error)
    connection.rollback()
    names = sa.inspect(connection).get_table_names()
print(json.dumps([row, columns, key, options, events, wrong, sorted(names)]))
`);
    expect(told).toEqual([
      VALUES,
      [
        ['a', 'INTEGER', null, false],
        ['b', 'VARCHAR(20)', 'zstd', true],
      ],
      ['a'],
      expect.objectContaining({ diststyle: 'KEY', distkey: 'a' }),
      10,
      true,
      ['category', 'date', 'event', 'listing', 'sales', 'users', 'venue'],
    ]);
  });
});

describe('pg of Node', () => {
  it('reads with parameters, by name and in rows as arrays', async () => {
    const client = databaseClient(sandbox);
    await client.connect();
    const text = 'select salesid, pricepaid from sales where qtysold > $1 order by 1 limit 1';
    for (const _ of [1, 2]) {
      const { rows, fields } = await client.query({ text, name: 'top', values: [3] });
      expect(rows).toEqual([{ salesid: 1, pricepaid: '904.00' }]);
      expect(fields.map((field) => field.dataTypeID)).toEqual([23, 1700]);
    }
    expect((await client.query({ text, values: [3], rowMode: 'array' })).rows).toEqual([
      [1, '904.00'],
    ]);
    await client.end();
  });
});
