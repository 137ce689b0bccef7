import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { loading } from './loading.js';

const room = loading('formats');
const put = (key: string, body: string | Buffer) => room().put(key, body);
const rows = (text: string) => room().rows(text);
const run = (text: string) => room().client.query(text);
let at = 0;
const copyInto = (table: string, options: string, role = 'default') =>
  run(`copy ${table} from 's3://formats/${table}/' iam_role ${role} ${options}`);
/** Loads a file into a new table and gives what is in it. */
async function loaded(columns: string, content: string | Buffer, options = '') {
  const table = `t${++at}`;
  await put(`${table}/file`, content);
  await run(`create table ${table} (${columns})`);
  await copyInto(table, options);
  return rows(`select * from ${table}`);
}
/** Line, column, code and reason of what could not be loaded. */
async function refused(...load: Parameters<typeof loaded>) {
  await expect(loaded(...load)).rejects.toThrow('failed.  Check');
  return rows(`
    select line_number, trim(colname), err_code, trim(err_reason) from stl_load_errors
    where trim(filename) = 's3://formats/t${at}/file' order by 1`);
}
const message = (...load: Parameters<typeof loaded>) =>
  loaded(...load).then(
    () => 'loaded',
    (error: Error) => error.message,
  );

describe('JSON', () => {
  const columns = 'id bigint, word varchar(40), price numeric(30,10), day date, document super';

  it('by the names of the columns, with every digit', async () => {
    const content = `
      {"id": 9007199254740993, "word": "a \\"b\\"\\n", "price": 12345678901234567890.0123456789, "day": "2008-01-31", "document": {"a": [1, {"b": null}]}}
      {"word": null, "other": 1, "ID": 5, "document": "text"}{"id": 2,
       "word": {"nested": [true]}}`;
    expect(await loaded(columns, content, `format as json 'auto'`)).toEqual([
      [
        '9007199254740993',
        'a "b"\n',
        '12345678901234567890.0123456789',
        '2008-01-31',
        '{"a": [1, {"b": null}]}',
      ],
      [null, null, null, null, '"text"'],
      ['2', '{"nested": [true]}', null, null, null],
    ]);
  });

  it('by names whatever their case, and as one document', async () => {
    expect(
      await loaded('id int, word varchar(9)', '{"ID": 1, "Word": "x"}', `json 'auto ignorecase'`),
    ).toEqual([['1', 'x']]);
    expect(await loaded('d super', '{"ID": [1.50]}\n[1]\n', `format json 'noshred'`)).toEqual([
      ['{"ID": [1.50]}'],
      ['[1]'],
    ]);
  });

  it('by JSONPath expressions, of objects and of arrays', async () => {
    await put(
      'paths',
      JSON.stringify({ jsonpaths: ["$['id']", '$.name.first', '$.tags[1]', "$['a b'][0]"] }),
    );
    const content =
      '{"id": 1, "name": {"first": "x"}, "tags": ["p", "q"], "a b": [true]} {"id": 2, "name": "y", "tags": []}';
    const four = 'a int, b varchar(9), c varchar(9), d boolean';
    expect(await loaded(four, content, `json 's3://formats/paths'`)).toEqual([
      ['1', 'x', 'q', 't'],
      ['2', null, null, null],
    ]);
    await put('places', '{"jsonpaths": ["$[1]", "$[0]"]}');
    expect(
      await loaded('a int, b varchar(9)', '["x", 1] ["y", 2]', `json 's3://formats/places'`),
    ).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ]);
    expect(await message('a int', '[1]', `json 's3://formats/places'`)).toBe(
      'Number of jsonpaths and the number of columns should match. JSONPath size: 2, Number of columns in table or column list: 1',
    );
    await put('wrong', '{"jsonpaths": ["id"]}');
    expect(await message('a int', '[1]', `json 's3://formats/wrong'`)).toContain(
      'Invalid JSONPath format',
    );
  });

  it('tells what is broken, and loads the rest', async () => {
    const content = '{"id": 1}\n{"id": "two"}\n{"id": 3,}\n\n[4]\n{"id": null}\n{"id": 5}';
    expect(await loaded('id int not null', content, `json 'auto' maxerror 9`)).toEqual([
      ['1'],
      ['5'],
    ]);
    expect(await refused('id int not null', content, `json 'auto' maxerror 4`)).toEqual([
      ['2', 'id', '1207', "Invalid digit, Value 't', Pos 0, Type: Integer"],
      ['3', 'id', '1216', 'Invalid value.'],
      ['5', 'id', '1216', 'Invalid JSONPath format: Member is not an object.'],
      ['6', 'id', '1213', 'Missing data for not-null field'],
    ]);
  });

  it.each(["delimiter ','", 'csv', 'ignoreheader 1', 'escape'])(
    'goes without %s',
    async (option) => {
      const [name = ''] = option.split(' ');
      expect(await message('id int', '{}', `json 'auto' ${option}`)).toBe(
        `JSON is not compatible with ${name.toUpperCase()}`,
      );
    },
  );
});

describe('compressed files', () => {
  it('GZIP, and several files of one prefix', async () => {
    expect(await loaded('id int', gzipSync('1\n2\n'), 'gzip')).toEqual([['1'], ['2']]);
    await put(`t${at}/more`, gzipSync('3\n'));
    await run(`truncate t${at}`);
    await copyInto(`t${at}`, 'gzip');
    expect(await rows(`select sum(id) from t${at}`)).toEqual([['6']]);
  });

  it('BZIP2 and ZSTD of any size, of several parts; LZOP is refused', async () => {
    // Incompressible enough that bzip2 needs several blocks.
    const program = `
import boto3, bz2, random, pyarrow as pa
random.seed(7)
lines = [f'{number}|{random.getrandbits(256):x}\\n' for number in range(30000)]
half = [''.join(lines[:15000]).encode(), ''.join(lines[15000:]).encode()]
def zstd(data):
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, 'zstd') as stream: stream.write(data)
    return sink.getvalue().to_pybytes()
s3 = boto3.client('s3')
s3.put_object(Bucket='formats', Key='bz/file', Body=bz2.compress(half[0]) + bz2.compress(half[1]))
s3.put_object(Bucket='formats', Key='zs/file', Body=zstd(half[0]) + zstd(half[1]))
s3.put_object(Bucket='formats', Key='plain/file', Body=half[0] + half[1])
`;
    await room().python(['-c', program]);
    for (const table of ['bz', 'zs', 'plain']) {
      await run(`create table ${table} (number int, word varchar(64))`);
    }
    await copyInto('bz', 'bzip2');
    await copyInto('zs', 'zstd');
    await copyInto('plain', '');
    expect(await rows('select count(*) from plain')).toEqual([['30000']]);
    expect(
      await rows(
        '(select * from plain except select * from bz) union all (select * from plain except select * from zs)',
      ),
    ).toEqual([]);
    expect(
      await rows('select count(*) from (select * from bz union all select * from zs) as loaded'),
    ).toEqual([['60000']]);
    for (const option of ['bzip2', 'zstd', 'gzip']) {
      expect(await message('a int', '1\n', option)).toContain('Failed to decompress a file: ');
    }
    expect(await message('a int', '1\n', 'lzop')).toBe(
      'COPY with LZOP is not supported by the sandbox.',
    );
    expect(await message('a int', '1\n', 'gzip zstd')).toContain('conflicting');
  });

  it.each(['avro', 'orc', 'shapefile'])('%s is refused', async (format) => {
    expect(
      await message('a int', '1\n', `format as ${format}${format === 'avro' ? " 'auto'" : ''}`),
    ).toBe(`COPY with ${format.toUpperCase()} is not supported by the sandbox.`);
  });
});

describe('text', () => {
  it('of CSV, with a header, quotation marks, lines within values', async () => {
    const csv = 'id,word\n1,"a ""b"", c"\n2,"two\r\nlines"\n3,\n';
    expect(await loaded('id int, word varchar(20)', csv, 'format as csv ignoreheader 1')).toEqual([
      ['1', 'a "b", c'],
      ['2', 'two\r\nlines'],
      ['3', ''],
    ]);
    expect(await refused('id int, word varchar(20)', '1,"a"b\n', 'csv')).toEqual([
      ['1', 'id', '1216', 'Invalid quote formatting for CSV'],
    ]);
  });

  it('of fixed widths, in bytes', async () => {
    const columns = 'id int, name varchar(25), city varchar(12), seats int';
    const content = '1  Toyota Park  Bridgeview  0    \n22 Käfig       Köln       7\n333Dome\n';
    expect(
      await loaded(columns, content, `fixedwidth 'venueid:3,1:13,venuecity:12,seats:5' fillrecord`),
    ).toEqual([
      ['1', 'Toyota Park  ', 'Bridgeview  ', '0'],
      ['22', 'Käfig       ', 'Köln       ', '7'],
      ['333', 'Dome', '', null],
    ]);
    expect(await refused('a int, b int', '12\n12345\n', `fixedwidth 'a:2,b:2' maxerror 2`)).toEqual(
      [
        ['1', 'b', '1214', 'Delimiter not found'],
        ['2', 'a', '1202', 'Extra column(s) found'],
      ],
    );
    expect(await message('a int', '1', `fixedwidth 'a'`)).toContain(
      "Invalid fixed width specification 'a'",
    );
    expect(await message('a int', '1', `fixedwidth 'a:1' delimiter ','`)).toBe(
      'FIXEDWIDTH is not compatible with DELIMITER',
    );
  });

  it('whose lines end in CR, LF or both', async () => {
    expect(
      await loaded('a int, b varchar(9)', '1|x\r2|y\r\n3|z\n\r4|w\r', 'ignoreblanklines'),
    ).toEqual([
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z'],
      ['4', 'w'],
    ]);
    expect(await loaded('a int, b varchar(9)', '1,"x\ry"\r2,"\r\n"\r', 'csv')).toEqual([
      ['1', 'x\ry'],
      ['2', '\r\n'],
    ]);
    expect(await refused('a int', '1\r2\r\nx\r', '')).toEqual([
      ['3', 'a', '1207', "Invalid digit, Value 'x', Pos 0, Type: Integer"],
    ]);
  });

  it('in CSV with blanks around the quotation marks', async () => {
    expect(await loaded('a varchar(9), b varchar(9), c int', ' "a, b" , x ,"3" \n', 'csv')).toEqual(
      [['a, b', ' x ', '3']],
    );
  });

  const words = '1|käse €\n2|\u{1f600}\n';
  const big = (text: string) => Buffer.from(text, 'utf16le').swap16();
  it.each([
    ['utf16le', Buffer.from(words, 'utf16le')],
    ['utf16be', big(words)],
    ['utf16', big(`\ufeff${words}`)],
    ['utf16', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['utf8', Buffer.from(`\ufeff${words}`)],
  ])('in %s', async (encoding, content) => {
    expect(await loaded('a int, b varchar(20)', content, `encoding ${encoding}`)).toEqual([
      ['1', 'käse €'],
      ['2', '\u{1f600}'],
    ]);
  });

  it('in ISO 8859-1, and in another encoding than it says', async () => {
    const latin = Buffer.from('é|\x80\n', 'latin1');
    expect(await loaded('a varchar(9), b varchar(9)', latin, 'encoding as iso88591')).toEqual([
      ['é', '\x80'],
    ]);
    const wrong = 'Encoding of the file is not the same as that specified in the COPY command.';
    expect(await message('a int', '1\n', 'encoding utf16')).toBe(wrong);
    expect(await message('a int', big('\ufeff1\n'), 'encoding utf16le')).toBe(wrong);
    expect(await message('a int', '1\n', 'encoding ebcdic')).toContain("'ebcdic' is not supported");
  });

  it('for SUPER is JSON, for VARBYTE hexadecimal', async () => {
    expect(await loaded('a super, b varbyte(4)', '{"a": 1.50}|00FF\n|\n', '')).toEqual([
      ['{"a": 1.50}', '00ff'],
      [null, null],
    ]);
    expect(await refused('a super, b varbyte(4)', '{a}|\n1|0x\n', 'maxerror 2')).toEqual([
      ['1', 'a', '1224', 'Invalid JSON for a column of type super'],
      ['2', 'b', '1207', "Invalid digit, Value 'x', Pos 1, Type: Varbyte"],
    ]);
  });
});

describe('a chain of roles', () => {
  const arns = (...names: string[]) => `'${names.map((name) => room().roleArn(name))}'`;
  beforeAll(async () => {
    const trusting = (name: string) => ({ AWS: room().roleArn(name) });
    await room().makeRole('door', { Service: 'redshift.amazonaws.com' }, ['sts:AssumeRole']);
    await room().makeRole('data', trusting('door'), ['s3:*']);
    await room().makeRole('foreign', trusting('data'), ['s3:*']);
    await run('create table chained (a int)');
    await put('chained/file', '1\n');
  });

  it('is assumed one by the other', async () => {
    await expect(copyInto('chained', '', arns('door'))).rejects.toThrow('Access Denied');
    await copyInto('chained', '', arns('door', 'data'));
    expect(await rows('select * from chained')).toEqual([['1']]);
  });

  it('ends where one does not trust the one before it', async () => {
    await expect(copyInto('chained', '', arns('data'))).rejects.toThrow(
      `dbuser:shiftbook/awsuser is not authorized to assume IAM Role ${room().roleArn('data')}`,
    );
    await expect(copyInto('chained', '', arns('door', 'foreign'))).rejects.toThrow(
      `Role ${room().roleArn('door')} is not authorized to assume IAM Role ${room().roleArn('foreign')}`,
    );
  });
});
