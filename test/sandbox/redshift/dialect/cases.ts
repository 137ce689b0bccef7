/** A statement of Redshift's, and the rows it answers with as text; no rows where it need only run. */
export interface Case {
  readonly name: string;
  readonly sql: string;
  readonly rows?: readonly (readonly (string | null)[])[];
}

const asks = (name: string, sql: string, ...rows: readonly (string | null)[][]): Case => ({
  name,
  sql,
  rows,
});
const runs = (name: string, sql: string): Case => ({ name, sql });

/** Tables that the statements below work on, in Redshift's DDL. */
export const TABLES: readonly string[] = [
  'create temp table letters (a int, b varchar(10), d date)',
  `insert into letters values (1, 'x', '2020-01-31'), (2, null, '2020-02-29'), (3, 'z', null)`,
  'create temp table tgt (id int, v int)',
  'insert into tgt values (1, 1), (2, 2)',
  'create temp table src (id int, v int)',
  'insert into src values (2, 20), (3, 30)',
  'create temp table part (partname varchar, manufacturer varchar, quality int, price decimal(12, 2))',
  `insert into part values ('prop', 'local parts co', 2, 10.00), ('prop', 'big parts co', null, 9.00),
   ('prop', 'small parts co', 1, 12.00), ('rudder', 'local parts co', 1, 2.50), ('rudder', 'big parts co', 2, 3.75),
   ('rudder', 'small parts co', null, 1.90), ('wing', 'local parts co', null, 7.50), ('wing', 'big parts co', 1, 15.20),
   ('wing', 'small parts co', null, 11.80)`,
  'create temp table sup (id int, v super)',
  `insert into sup select 1, json_parse('{"n":1,"items":[{"name":"x","qty":2},{"name":"y","qty":3}],"d":"2020-01-01"}')`,
];

/** What AWS's own documentation shows, on its sample data and on values. */
const FROM_DOCUMENTATION: readonly Case[] = [
  asks(
    'dateadd: a month from the end of one',
    `select dateadd(month, 1, '2008-01-31'::timestamp)::varchar`,
    ['2008-02-29 00:00:00'],
  ),
  asks('dateadd: eighteen months', `select dateadd(month, 18, '2008-02-28')`, [
    '2009-08-28 00:00:00',
  ]),
  asks('dateadd: a day back from a date', `select dateadd('day', -1, date '2008-03-01')::date`, [
    '2008-02-29',
  ]),
  asks(
    'datediff counts boundaries',
    `select datediff(day, '2008-01-01', '2008-03-01'), datediff(month, '2008-01-31', '2008-02-01'), datediff(hour, '2008-01-01 10:59:00', '2008-01-01 11:00:00'), datediff(year, date '2007-12-31', date '2008-01-01'), datediff(week, '2008-01-05'::date, '2008-01-06'::date)`,
    ['60', '1', '1', '1', '1'],
  ),
  asks('datediff of quarters', `select datediff(qtr, '1998-07-01', '2008-10-01')`, ['41']),
  asks('datediff of weeks', `select datediff(week, '2009-01-01', '2009-12-31')`, ['52']),
  asks(
    'date_part of a bare word',
    `select date_part(dayofyear, date '2008-02-01'), date_part(w, timestamp '2008-06-17 09:44:54'), date_part(minute, timestamp '2008-01-01 02:14:00')`,
    ['32', '25', '14'],
  ),
  asks(
    'extract gives whole numbers',
    `select extract(dow from date '2008-03-02'), extract(second from timestamp '2009-09-09 12:08:43.5')`,
    ['0', '43'],
  ),
  asks(
    'last_day, add_months, next_day',
    `select last_day('2008-02-05'), add_months('2008-03-31', 1), add_months('2008-04-30', 1), next_day('2014-08-20', 'Tuesday')`,
    ['2008-02-29', '2008-04-30 00:00:00', '2008-05-31 00:00:00', '2014-08-26'],
  ),
  asks('months_between', `select months_between('1969-01-18', '1969-03-18')`, ['-2']),
  asks(
    'convert_timezone',
    `select convert_timezone('US/Pacific', '2008-03-05 09:00:00'), convert_timezone('EST', 'PST', '20080305 12:25:29')`,
    ['2008-03-05 01:00:00', '2008-03-05 09:25:29'],
  ),
  asks(
    'trunc of a timestamp is a date',
    `select trunc(timestamp '2008-06-05 10:28:52'), trunc(getdate()) = current_date`,
    ['2008-06-05', 't'],
  ),
  asks('date_trunc of a date is a timestamp', `select date_trunc('week', date '2008-05-07')`, [
    '2008-05-05 00:00:00',
  ]),
  asks('sysdate and getdate', `select getdate() > '2020-01-01', sysdate > '2020-01-01'`, [
    't',
    't',
  ]),
  asks(
    'date_cmp',
    `select date_cmp('2008-01-01', '2008-01-04'), timestamp_cmp('2008-01-04 10:00:00', '2008-01-04 09:00:00')`,
    ['-1', '1'],
  ),
  asks('nvl, nvl2, isnull', `select nvl(null, null, 7), nvl2(null, 'a', 'b'), isnull(null, 3)`, [
    '7',
    'b',
    '3',
  ]),
  asks('decode', `select decode(2, 1, 'one', 2, 'two', 'other'), decode(5, 1, 'one')`, [
    'two',
    null,
  ]),
  asks('decode: a null equals a null', `select decode(null::int, null, 'null', 1, 'one')`, [
    'null',
  ]),
  asks(
    'len counts characters, blanks too',
    `select len('abc  '), len('français'), octet_length('français')`,
    ['5', '8', '9'],
  ),
  asks(
    'charindex, strpos, left, btrim',
    `select charindex('dog', 'fish'), charindex('fish', 'dogfish'), left('abc', 2), btrim('  x ')`,
    ['0', '4', 'ab', 'x'],
  ),
  asks('strtol', `select strtol('0xf', 16), strtol('abcd1234', 16), strtol('1111000', 2)`, [
    '15',
    '2882343476',
    '120',
  ]),
  asks(
    'replicate, reverse, concat',
    `select replicate('ab', 2), reverse('bicycle'), concat('a', null)`,
    ['abab', 'elcycib', null],
  ),
  asks('soundex, difference', `select soundex('Amazon'), difference('Amazon', 'Amazin')`, [
    'A525',
    '4',
  ]),
  asks(
    'regexp_replace replaces all',
    `select regexp_replace('the fox', 'FOX', 'quick brown fox', 1, 'i'), regexp_replace('a1b22', '[0-9]', '')`,
    ['the quick brown fox', 'ab'],
  ),
  asks(
    'regexp_substr gives an empty text for nothing',
    `select regexp_substr('a1b22', '[0-9]+'), regexp_substr('abc', '[0-9]'), regexp_count('abcdefghijklmnopqrstuvwxyz', '[a-z]{3}')`,
    ['1', '', '8'],
  ),
  asks(
    'hashes',
    `select md5('Amazon Redshift'), func_sha1('Amazon Redshift'), sha2('Amazon Redshift', 256), fnv_hash('a')`,
    [
      'f7415e33f972c03abd4f3fed36748f7a',
      'eeac5ed1e11cda66032c30ad77b25071b5487f55',
      '15013dc10bc5b293f1f66ea28d818387f191cafeb26f89639fae0b4acf9c8772',
      '-5808556873153909620',
    ],
  ),
  asks(
    'json_extract_path_text',
    `select json_extract_path_text('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}}', 'f4', 'f6'), json_extract_path_text('{bad', 'a', true)`,
    ['star', null],
  ),
  asks(
    'functions of JSON',
    `select json_array_length('[11,12,13,{"f1":21,"f2":[25,26]},14]'), json_extract_array_element_text('[111,112,113]', 2), is_valid_json('{"a":2}'), is_valid_json('{2}')`,
    ['5', '113', 't', 'f'],
  ),
  asks(
    'percentiles of a window',
    'select distinct median(a) over (), percentile_cont(0.5) within group (order by a) over (partition by 1), percentile_disc(0.5) within group (order by a) over () from letters',
    ['2', '2', '2'],
  ),
  asks(
    'PIVOT of averages',
    `select * from (select partname, price from part) pivot (avg(price) for partname in ('prop', 'rudder', 'wing'))`,
    ['10.33', '2.71', '11.50'],
  ),
  asks(
    'PIVOT with groups',
    `select * from (select quality, manufacturer from part) pivot (count(*) as cnt for quality in (1, 2)) order by 1`,
    ['big parts co', '1', '1'],
    ['local parts co', '1', '1'],
    ['small parts co', '1', '0'],
  ),
  asks(
    'UNPIVOT',
    'select * from tgt unpivot (val for col in (id, v)) order by 1, 2',
    ['id', '1'],
    ['id', '2'],
    ['v', '1'],
    ['v', '2'],
  ),
  asks(
    'TO_DATE, TO_CHAR',
    `select to_date('01 Jan 2008', 'DD Mon YYYY'), to_char(date '2008-02-05', 'YYYY/MM'), to_number('12,454.8-', '99G999D9S')`,
    ['2008-01-01', '2008/02', '-12454.8'],
  ),
  asks(
    'points',
    `select st_point(1.5, -2), st_x(st_geomfromtext('POINT(1.5 -2)')), st_astext(st_makepoint(0, 0.1))`,
    ['0101000000000000000000F83F00000000000000C0', '1.5', 'POINT(0 0.1)'],
  ),
  asks('hll counts different values', 'select hll(catid) from category where catid < 4', ['3']),
];

/** Structure: what no function can do. */
const STRUCTURE: readonly Case[] = [
  asks('TOP', 'select top 3 eventid from event order by eventid', ['1'], ['2'], ['3']),
  asks(
    'TOP on both sides of UNION',
    '(select top 1 a from letters order by a) union all (select top 1 a from letters order by a desc)',
    ['1'],
    ['3'],
  ),
  asks(
    'QUALIFY',
    'select eventid from event where eventid < 100 qualify row_number() over (partition by venueid order by eventid) = 1 order by eventid limit 3',
    ['1'],
    ['2'],
    ['3'],
  ),
  asks(
    'QUALIFY with all columns',
    'select * from letters qualify rank() over (order by a desc) = 1',
    ['3', 'z', null],
  ),
  asks(
    'QUALIFY by an alias, with a table of its own',
    'select l.*, row_number() over (order by a desc) as rn from letters l qualify rn <= 2 order by rn desc',
    ['2', null, '2020-02-29', '2'],
    ['3', 'z', null, '1'],
  ),
  asks(
    'QUALIFY over groups',
    'select catid, count(*) as n from event group by catid qualify rank() over (order by count(*) desc) = 1',
    ['9', '3250'],
  ),
  asks(
    'IGNORE NULLS inside and behind the parentheses',
    'select a, lag(b) ignore nulls over (order by a), lead(b ignore nulls) over (order by a) from letters order by a',
    ['1', null, 'z'],
    ['2', 'x', 'z'],
    ['3', 'x', null],
  ),
  asks(
    'IGNORE NULLS with a place',
    'select nth_value(b, 2) ignore nulls over (order by a rows between unbounded preceding and unbounded following) from letters limit 1',
    ['z'],
  ),
  asks(
    'LISTAGG',
    `select listagg(eventname, '; ') within group (order by eventid desc) from event where eventid < 4`,
    ['Salome; Boris Godunov; Gotterdammerung'],
  ),
  asks(
    'LISTAGG DISTINCT',
    `select listagg(distinct catid, ',') within group (order by catid) from event where eventid < 5000`,
    ['6,7,8,9'],
  ),
  asks(
    'LISTAGG over a window',
    `select listagg(b, ',') within group (order by a desc) over () from letters limit 1`,
    ['z,x'],
  ),
  asks(
    'MEDIAN is the middle percentile',
    'select median(pricepaid) = percentile_cont(0.5) within group (order by pricepaid) from sales where salesid <= 4',
    ['t'],
  ),
  asks(
    'APPROXIMATE',
    'select approximate count(distinct a), approximate percentile_disc(0.5) within group (order by a) from letters',
    ['3', '2'],
  ),
  asks(
    'NTILE without an order',
    'select count(*) from (select ntile(4) over () as n from event where eventid <= 8) x where n = 4',
    ['2'],
  ),
  asks(
    'RATIO_TO_REPORT',
    'select ratio_to_report(a) over () from letters where a < 3 order by a',
    ['0.3333333333333333'],
    ['0.6666666666666666'],
  ),
  asks(
    'an alias in the same list',
    'select a * 2 as twice, twice + 1 as more, more > twice from letters where a = 1',
    ['2', '3', 't'],
  ),
  asks(
    'a column before an alias of its name',
    `select lower(b) as b, b || '!' from letters where a = 1`,
    ['x', 'x!'],
  ),
  asks('MINUS', 'select a from letters minus select a from letters where a > 1', ['1']),
  asks(
    'SUPER: a path',
    `select s.v.items[0].name::varchar, s.v.n + 1, v.items[1].qty, s.v.nothing from sup s where s.v.n = 1`,
    ['x', '2', '3', null],
  ),
  asks(
    'SUPER: comparing to a text',
    `select count(*) from sup s, s.v.items i where i.name = 'y' and i.qty > 2`,
    ['1'],
  ),
  asks(
    'SUPER: elements of an array with their places',
    'select i.name::varchar, place from sup s, s.v.items as i at place order by place',
    ['x', '0'],
    ['y', '1'],
  ),
  asks(
    'SUPER: attributes of an object',
    `select attr from sup s, unpivot s.v as val at attr order by attr`,
    ['d'],
    ['items'],
    ['n'],
  ),
  asks(
    'SUPER: functions',
    `select json_serialize(s.v.items), json_typeof(s.v.n), is_array(s.v.items), get_array_length(s.v.items), s.v.d::date from sup s`,
    ['[{"qty":2,"name":"x"},{"qty":3,"name":"y"}]', 'number', 't', '2', '2020-01-01'],
  ),
  asks(
    'VARBYTE',
    `select to_varbyte('abc', 'utf8'), from_varbyte(to_varbyte('616263', 'hex'), 'utf8'), 'abc'::varbyte`,
    ['616263', 'abc', '616263'],
  ),
  asks('lengths are bytes', `select 'héé'::varchar(2), 'abcdef'::varchar(3)`, ['h', 'abc']),
  asks(
    'a decimal without digits is whole',
    `select 1.5::decimal, cast('3.7' as decimal(5, 1)), convert(int, '5'), 7 / 2, 5::float8 / 2`,
    ['2', '3.7', '5', '3', '2.5'],
  ),
  asks('the mean of integers is whole', 'select avg(v), avg(price) from tgt, part where id = 2', [
    '2',
    '8.18',
  ]),
  asks('TRY_CAST', `select try_cast('x' as int), try_cast('5' as int)`, [null, '5']),
  asks('backslashes are escapes', `select 'it\\'s', 'a\\\\b' ~ '^a\\\\\\\\b$'`, ["it's", 't']),
  asks(
    'comments and quotes',
    `select 'a;b''c' as "Quoted Name", eventname || '!' /* x */ from event where eventname ilike 'gott%' and eventid in (1) -- end`,
    ["a;b'c", 'Gotterdammerung!'],
  ),
  asks(
    'ROLLUP, SIMILAR TO',
    `select count(*) from (select catid from event group by rollup (catid)) x where catid::varchar similar to '(6|7)' or catid is null`,
    ['3'],
  ),
];

const CHANGES: readonly Case[] = [
  runs(
    'the event table as AWS writes it',
    'create table event2(eventid integer not null distkey, venueid smallint not null, catid smallint not null, dateid smallint not null sortkey, eventname varchar(200), starttime timestamp)',
  ),
  runs(
    'every clause of CREATE TABLE',
    'create table if not exists t2(id bigint identity(0,1) encode az64, a varchar(max) encode lzo, b decimal(8,2) default 0.0 encode raw, c timestamp default getdate(), d boolean encode zstd, primary key(id)) backup no diststyle key distkey(id) compound sortkey(a, c)',
  ),
  runs(
    'CREATE TABLE AS',
    'create table t3 diststyle all sortkey(eventid) as select eventid, eventname from event where eventid < 4',
  ),
  runs(
    'a temporary table like another',
    'create temp table #stage (like event including defaults)',
  ),
  runs('a temporary table of a query', 'select eventid into #chosen from event where eventid < 4'),
  runs('SUPER as a column', 'create table s1(id int, v super)'),
  runs(
    'a view without binding',
    'create view v1 as select eventid from event with no schema binding',
  ),
  runs('DELETE without FROM', 'delete tgt where id < 0'),
  runs('DELETE with USING', `delete from tgt using src where tgt.id = src.id`),
  runs('UPDATE from another', 'update tgt set v = src.v from src where tgt.id = src.id'),
  runs(
    'MERGE',
    'merge into tgt using src on tgt.id = src.id when matched then update set v = src.v when not matched then insert values (src.id, src.v)',
  ),
  runs(
    'MERGE that removes duplicates',
    'merge into tgt using src on tgt.id = src.id remove duplicates',
  ),
];

/** What runs on the database and answers as on Redshift. */
export const CASES: readonly Case[] = [...FROM_DOCUMENTATION, ...STRUCTURE, ...CHANGES];
