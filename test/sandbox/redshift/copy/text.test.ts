import type { Sandbox } from '@shiftbook/sandbox';
import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseClient } from '../../running.js';
import { loading } from './loading.js';

const room = loading('mybucket');
let sandbox: Sandbox;
let client: pg.Client;
/** The lines of AWS's sample file, of the same rows as the table. */
let events: string[];

const put = (key: string, body: string | Buffer) => room().put(key, body);
const rows = async (text: string) => (await client.query(text)).rows;
const failure = (text: string) => room().failure(text);
let role: string;

beforeAll(async () => {
  ({ sandbox, client } = room());
  role = room().roleArn('shiftbook-redshift');
  const found = await rows(`
    select eventid || '|' || venueid || '|' || catid || '|' || dateid || '|' || eventname || '|'
           || to_char(starttime, 'YYYY-MM-DD HH24:MI:SS') as line
    from event order by eventid`);
  events = found.map(({ line }) => line as string);
  await client.query('create table original as select * from event');
});
describe("AWS's documented statement", () => {
  const documented = (from = 's3://redshift-downloads/tickit/allevents_pipe.txt') => `
    copy event from '${from}'
    credentials 'aws_iam_role=${role}'
    delimiter '|' timeformat 'YYYY-MM-DD HH:MI:SS' region 'us-west-2';`;
  beforeEach(async () => {
    await client.query('truncate event');
  });

  it('loads 8,798 rows', async () => {
    const told: string[] = [];
    const listen = ({ message }: { message: string | undefined }) => told.push(message ?? '');
    client.on('notice', listen);
    expect(await client.query(documented())).toMatchObject({ command: 'COPY', rows: [] });
    client.off('notice', listen);
    expect(told).toEqual([
      "Load into table 'event' completed, 8798 record(s) loaded successfully.",
    ]);
    expect(await rows('select count(*)::int as n from event')).toEqual([{ n: 8798 }]);
    expect(await rows('select * from event except select * from original')).toEqual([]);
    expect(await rows('select pg_last_copy_count()::int as n')).toEqual([{ n: 8798 }]);
  });

  it('says which line is broken, and loads nothing', async () => {
    await put(
      'tickit/broken.txt',
      [
        ...events.slice(0, 41),
        '42|seven|8|1851|Salome|2008-04-18 14:30:00',
        ...events.slice(42),
      ].join('\n'),
    );
    expect(await failure(documented('s3://mybucket/tickit/broken.txt'))).toMatchObject({
      code: 'XX000',
      message: "Load into table 'event' failed.  Check 'stl_load_errors' system table for details.",
    });
    expect(await rows('select count(*)::int as n from event')).toEqual([{ n: 0 }]);
    expect(
      await rows(`
        select trim(filename) as file, line_number::int as line, trim(colname) as col, trim(type) as type, position,
               trim(raw_line) as raw, trim(raw_field_value) as value, err_code as code, trim(err_reason) as reason
        from stl_load_errors`),
    ).toEqual([
      {
        file: 's3://mybucket/tickit/broken.txt',
        line: 42,
        col: 'venueid',
        type: 'int2',
        position: 0,
        raw: '42|seven|8|1851|Salome|2008-04-18 14:30:00',
        value: 'seven',
        code: 1207,
        reason: "Invalid digit, Value 's', Pos 0, Type: Short",
      },
    ]);
    expect(
      await rows(`
        select d.line_number::int as line, trim(d.column_name) as col, trim(q.status) as status
        from sys_load_error_detail d join sys_query_history q using (query_id)`),
    ).toEqual([{ line: 42, col: 'venueid', status: 'failed' }]);
  });

  it('is of the transaction that it runs in', async () => {
    await client.query('begin');
    await client.query(documented());
    expect(await rows('select count(*)::int as n from event')).toEqual([{ n: 8798 }]);
    await client.query('rollback');
    expect(await rows('select count(*)::int as n from event')).toEqual([{ n: 0 }]);
  });

  it('runs in the extended protocol, with statements sent at once behind it', async () => {
    const copied = client.query({ text: documented(), values: [] });
    const counted = client.query({
      text: 'select count(*)::int as n from event where eventid > $1',
      values: [0],
    });
    expect(await copied).toMatchObject({ command: 'COPY' });
    expect((await counted).rows).toEqual([{ n: 8798 }]);
  });

  it('runs between other statements of one text', async () => {
    const results = (await client.query(
      `select 1 as one; ${documented()} select count(*)::int as n from event`,
    )) as unknown as pg.QueryResult[];
    expect(results.map(({ command }) => command)).toEqual(['SELECT', 'COPY', 'SELECT']);
    expect(results[2]?.rows).toEqual([{ n: 8798 }]);
  });

  it('needs the right to insert', async () => {
    const analyst = databaseClient(sandbox);
    await analyst.connect();
    await expect(analyst.query(documented())).rejects.toMatchObject({ code: '42501' });
    await analyst.end();
  });
});

describe('whose files', () => {
  beforeAll(async () => {
    await put('small.txt', '1|one\n');
    await client.query('create table small (id int, word varchar(10))');
  });
  const copy = (access: string) => `copy small from 's3://mybucket/small.txt' ${access}`;
  it('are read with the permissions of the role', async () => {
    const arn = await room().makeRole('may-list', { Service: 'redshift.amazonaws.com' }, [
      's3:ListBucket',
    ]);
    const { code, message, detail } = await failure(copy(`iam_role '${arn}'`));
    expect(code).toBe('XX000');
    expect(message).toMatch(
      /^S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid \S+,CanRetry 1$/,
    );
    expect(detail).toContain('S3 key being read : s3://mybucket/small.txt');
  });

  it('are not read by a role that does not trust Redshift', async () => {
    const arn = await room().makeRole('of-lambda', { Service: 'lambda.amazonaws.com' }, ['s3:*']);
    const { message } = await failure(copy(`iam_role '${arn}'`));
    expect(message).toBe(
      `User arn:aws:redshift:us-east-1:${sandbox.accountId}:dbuser:shiftbook/awsuser is not authorized to assume IAM Role ${arn}`,
    );
  });

  it('are read with keys of the statement', async () => {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = sandbox.env;
    const keys = `aws_access_key_id=${id};aws_secret_access_key=${secret}`;
    await client.query(copy(`credentials '${keys}'`));
    expect(await rows('select * from small')).toEqual([{ id: 1, word: 'one' }]);
    const { message } = await failure(copy(`credentials '${keys}x'`));
    expect(message).toMatch(/^S3ServiceException:.*,Status 403,Error SignatureDoesNotMatch,/);
    expect(message).not.toContain(String(secret));
    const kept = await rows(`select querytxt from stl_query where querytxt ilike 'copy small%'`);
    expect(kept.length).toBeGreaterThan(1);
    expect(JSON.stringify(kept)).not.toContain(String(secret));
  });

  it.each([
    [`copy small from 's3://mybucket/no'`, 'CREDENTIALS argument is required but not found'],
    [
      `copy small from 's3://mybucket/no' iam_role default`,
      "The specified S3 prefix 'no' does not exist",
    ],
    [`copy small from 's3://nobody/no' iam_role default`, /Status 404,Error NoSuchBucket/],
    [`copy nothing from 's3://mybucket/no' iam_role default`, /relation "nothing" does not exist/],
    [
      `copy small from 's3://mybucket/no' iam_role default lzop`,
      'COPY with LZOP is not supported by the sandbox.',
    ],
    [
      `copy small (id, other) from 's3://mybucket/no' iam_role default`,
      'column "other" of relation "small" does not exist',
    ],
    [
      `create table made (id int); copy made from 's3://mybucket/small.txt' iam_role default`,
      'COPY into a table that the same text makes is not supported by the sandbox.',
    ],
  ])('%s', async (text, message) => {
    expect((await failure(text)).message).toMatch(message);
    expect(await rows('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('what is in a file', () => {
  let at = 0;
  /** Loads a file into a new table and gives what is in it. */
  const loaded = async (columns: string, content: string | Buffer, options = '') => {
    const name = `t${++at}`;
    await put(`files/${name}/data`, content);
    await client.query(`create table ${name} (${columns})`);
    await client.query(copyInto(name, options));
    return (await client.query({ text: `select * from ${name}`, rowMode: 'array' })).rows;
  };
  const copyInto = (name: string, options: string) =>
    `copy ${name} from 's3://mybucket/files/${name}/' iam_role default ${options}`;
  /** The codes and reasons of the rows that could not be loaded. */
  const refused = async (columns: string, content: string | Buffer, options = '') => {
    await expect(loaded(columns, content, options)).rejects.toThrow('failed.  Check');
    return rows(
      `select line_number::int as line, trim(colname) as col, err_code as code, trim(err_reason) as reason
       from stl_load_errors e where trim(filename) = 's3://mybucket/files/t${at}/data' order by 1`,
    );
  };

  it('by delimiter: empty values, NULL, a delimiter at the end', async () => {
    expect(
      await loaded('a int, b varchar(9), c date', '1||2008-01-31\n|\\N|\r\n3| x |\n4|y||'),
    ).toEqual([
      [1, '', new Date(2008, 0, 31)],
      [null, null, null],
      [3, ' x ', null],
      [4, 'y', null],
    ]);
  });

  it('with ESCAPE, REMOVEQUOTES, NULL AS, EMPTYASNULL, BLANKSASNULL', async () => {
    expect(await loaded('a varchar(9), b varchar(9)', 'x\\|y|two\\\nlines\n', 'escape')).toEqual([
      ['x|y', 'two\nlines'],
    ]);
    expect(
      await loaded(
        'a varchar(9), b varchar(9), c varchar(9)',
        `"x",nil,  \n'y',,z`,
        `delimiter ',' removequotes null as 'nil' emptyasnull blanksasnull`,
      ),
    ).toEqual([
      ['x', null, null],
      ['y', null, 'z'],
    ]);
  });

  it('by a manifest', async () => {
    await put('parts/1', '1|one\n');
    await put('parts/12', '12|twelve\n');
    const entry = (url: string, mandatory: boolean) => ({ url, mandatory });
    const manifest = (...entries: object[]) => put('parts.manifest', JSON.stringify({ entries }));
    await client.query('truncate small');
    const copy = `copy small from 's3://mybucket/parts.manifest' iam_role default manifest`;
    await manifest(entry('s3://mybucket/parts/1', true), entry('s3://mybucket/parts/none', false));
    await client.query(copy);
    expect(await rows('select * from small')).toEqual([{ id: 1, word: 'one' }]);
    await manifest(entry('s3://mybucket/parts/none', true));
    expect((await failure(copy)).message).toContain('parts/none');
  });

  it('rows that cannot be loaded, up to MAXERROR', async () => {
    const content = '1|x\ntwo|x\n3\n4|x|y\n5|too long\n6|x\n';
    expect(await loaded('id int, word varchar(3)', content, 'maxerror 5')).toEqual([
      [1, 'x'],
      [6, 'x'],
    ]);
    expect(await refused('id int, word varchar(3)', content, 'maxerror 4')).toEqual([
      { line: 2, col: 'id', code: 1207, reason: "Invalid digit, Value 't', Pos 0, Type: Integer" },
      { line: 3, col: 'word', code: 1214, reason: 'Delimiter not found' },
      { line: 4, col: '', code: 1202, reason: 'Extra column(s) found' },
      { line: 5, col: 'word', code: 1204, reason: 'String length exceeds DDL length' },
    ]);
  });

  it.each([
    ['smallint', '32768', 1204],
    ['bigint', '9223372036854775808', 1204],
    ['numeric(4,2)', '100', 1204],
    ['numeric(4,2)', '1,0', 1207],
    ['real', 'x', 1208],
    ['boolean', 'maybe', 1210],
    ['date', '2008-02-30', 1205],
    ['timestamp', '2008-01-01 24:00:00', 1206],
    ['int not null', '', 1213],
    ['char(3)', 'é', 1220],
    ['varchar(3)', Buffer.from([0xff]), 1220],
    ['varchar(1)', 'é', 1204],
  ])('%s is not %s', async (type, value, code) => {
    const line = Buffer.concat([Buffer.from(value), Buffer.from('\n')]);
    expect(await refused(`a ${type}`, line)).toMatchObject([{ line: 1, col: 'a', code }]);
  });

  it('is cut or replaced where that is asked for', async () => {
    expect(await loaded('a varchar(3), b numeric(4,1)', 'aéé|1.29', 'truncatecolumns')).toEqual([
      ['aé', '1.2'],
    ]);
    expect(await loaded('b numeric(4,1)', '1.29', 'roundec')).toEqual([['1.3']]);
    expect(
      await loaded('a varchar(3)', Buffer.from([0x61, 0xff, 0x62]), `acceptinvchars as '^'`),
    ).toEqual([['a^b']]);
    expect(await loaded('a date', 'never', 'acceptanydate')).toEqual([[null]]);
  });
});
