import { expression } from './sql-function.js';

const SCALARS = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'boolean'];

const CASTS = [...SCALARS, 'date', 'time', 'timestamp', 'timestamptz'];

const name = (type: string) => `super_to_${type.replaceAll(' ', '_')}`;

const castTo = (type: string) => [
  expression(
    `${name(type)}(super)`,
    type,
    `case jsonb_typeof($1::jsonb) when 'null' then null else (($1::jsonb) #>> '{}')::${type} end`,
    /^(date|time)/.test(type) ? 'stable' : 'immutable',
  ),
  `create cast (super as ${type}) with function pg_catalog.${name(type)}(super) as assignment`,
];

const TEXTS = ['text', 'varchar', 'bpchar'];

const castFrom = (type: string) => [
  expression(
    `super_from_${type.replaceAll(' ', '_')}(${type})`,
    'super',
    'to_jsonb($1)::super',
    /^(date|time)/.test(type) ? 'stable' : 'immutable',
  ),
  `create cast (${type} as super) with function pg_catalog.super_from_${type.replaceAll(' ', '_')}(${type}) as assignment`,
];

/** Types that a SUPER is compared to, and what kind of JSON they are. */
const COMPARED: Readonly<Record<string, string>> = {
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  text: 'string',
  boolean: 'boolean',
};

const OPERATORS: Readonly<
  Record<string, readonly [name: string, commutator: string, negator: string]>
> = {
  '=': ['eq', '=', '<>'],
  '<>': ['ne', '<>', '='],
  '<': ['lt', '>', '>='],
  '>': ['gt', '<', '<='],
  '<=': ['le', '>=', '>'],
  '>=': ['ge', '<=', '<'],
};

/** Values of different types compare to null, as in PartiQL's permissive mode. */
function comparison(type: string, kind: string): string[] {
  const suffix = type.replaceAll(' ', '_');
  return Object.entries(OPERATORS).flatMap(([operator, [called]]) => {
    const value = (argument: string) =>
      `case when jsonb_typeof(${argument}::jsonb) = '${kind}' then ((${argument}::jsonb) #>> '{}')::${type} end`;
    return [
      expression(
        `super_${called}_${suffix}(super, ${type})`,
        'boolean',
        `${value('$1')} ${operator} $2`,
      ),
      expression(
        `${suffix}_${called}_super(${type}, super)`,
        'boolean',
        `$1 ${operator} ${value('$2')}`,
      ),
      `create operator pg_catalog.${operator} (leftarg = super, rightarg = ${type}, function = pg_catalog.super_${called}_${suffix})`,
      `create operator pg_catalog.${operator} (leftarg = ${type}, rightarg = super, function = pg_catalog.${suffix}_${called}_super)`,
    ];
  });
}

const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};
const NUMBERS = ['integer', 'bigint', 'numeric', 'double precision'];

const asNumber = (argument: string) =>
  `case when jsonb_typeof(${argument}::jsonb) = 'number' then ((${argument}::jsonb) #>> '{}')::numeric end`;

function arithmetic(type: string): string[] {
  const suffix = type.replaceAll(' ', '_');
  return Object.entries(ARITHMETIC).flatMap(([operator, called]) => [
    expression(
      `super_${called}_${suffix}(super, ${type})`,
      'super',
      `to_jsonb(${asNumber('$1')} ${operator} $2::numeric)::super`,
    ),
    expression(
      `${suffix}_${called}_super(${type}, super)`,
      'super',
      `to_jsonb($1::numeric ${operator} ${asNumber('$2')})::super`,
    ),
    `create operator pg_catalog.${operator} (leftarg = super, rightarg = ${type}, function = pg_catalog.super_${called}_${suffix})`,
    `create operator pg_catalog.${operator} (leftarg = ${type}, rightarg = super, function = pg_catalog.${suffix}_${called}_super)`,
  ]);
}

const bothNumbers = Object.entries(ARITHMETIC).flatMap(([operator, called]) => [
  expression(
    `super_${called}(super, super)`,
    'super',
    `to_jsonb(${asNumber('$1')} ${operator} ${asNumber('$2')})::super`,
  ),
  `create operator pg_catalog.${operator} (leftarg = super, rightarg = super, function = pg_catalog.super_${called})`,
]);

const KINDS: Readonly<Record<string, string>> = {
  is_array: `= 'array'`,
  is_object: `= 'object'`,
  is_scalar: `in ('string', 'number', 'boolean')`,
  is_boolean: `= 'boolean'`,
  is_varchar: `= 'string'`,
  is_char: `= 'string'`,
};

const NUMBER_KINDS: Readonly<Record<string, string>> = {
  is_integer: 'between -2147483648 and 2147483647',
  is_bigint: 'between -9223372036854775808 and 9223372036854775807',
  is_smallint: 'between -32768 and 32767',
};

/** https://docs.aws.amazon.com/redshift/latest/dg/SUPER_functions.html */
export const SUPER: readonly string[] = [
  ...CASTS.flatMap(castTo),
  'create cast (super as text) with function pg_catalog.super_text(super) as assignment',
  expression('super_varchar(super)', 'varchar', 'pg_catalog.super_text($1)::varchar'),
  expression('super_bpchar(super)', 'bpchar', 'pg_catalog.super_text($1)::bpchar'),
  'create cast (super as varchar) with function pg_catalog.super_varchar(super) as assignment',
  'create cast (super as bpchar) with function pg_catalog.super_bpchar(super) as assignment',
  ...[...SCALARS, ...TEXTS, 'date', 'timestamp', 'timestamptz'].flatMap(castFrom),
  ...Object.entries(COMPARED).flatMap(([type, kind]) => comparison(type, kind)),
  ...NUMBERS.flatMap(arithmetic),
  ...bothNumbers,
  ...Object.entries(KINDS).map(([called, kind]) =>
    expression(`${called}(super)`, 'boolean', `jsonb_typeof($1::jsonb) ${kind}`),
  ),
  ...Object.entries(NUMBER_KINDS).map(([called, range]) =>
    expression(
      `${called}(super)`,
      'boolean',
      `coalesce(trunc(${asNumber('$1')}) = ${asNumber('$1')} and ${asNumber('$1')} ${range}, false)`,
    ),
  ),
  expression('is_decimal(super)', 'boolean', `jsonb_typeof($1::jsonb) = 'number'`),
  expression('is_float(super)', 'boolean', `jsonb_typeof($1::jsonb) = 'number'`),
  expression('json_typeof(super)', 'text', `jsonb_typeof($1::jsonb)`),
  expression('json_size(super)', 'bigint', `octet_length(pg_catalog.json_compact($1::jsonb))`),
  expression(
    'get_array_length(super)',
    'bigint',
    `case when jsonb_typeof($1::jsonb) = 'array' then jsonb_array_length($1::jsonb) end`,
  ),
  expression(
    'get_number_attributes(super)',
    'integer',
    `case when jsonb_typeof($1::jsonb) = 'object' then (select count(*) from jsonb_object_keys($1::jsonb))::integer end`,
  ),
  expression(
    'decimal_precision(super)',
    'integer',
    `length(replace(abs(${asNumber('$1')})::text, '.', ''))`,
  ),
  expression('decimal_scale(super)', 'integer', `scale(${asNumber('$1')})`),
  expression('size(super)', 'bigint', 'pg_column_size($1)'),
  expression('array_concat(super, super)', 'super', '($1::jsonb || $2::jsonb)::super'),
  expression(
    'subarray(super, integer, integer)',
    'super',
    `coalesce((select jsonb_agg(item order by place) from jsonb_array_elements($1::jsonb) with ordinality as entry(item, place)
      where place > $2 and place <= $2 + $3), '[]')::super`,
  ),
  expression('subarray(super, integer)', 'super', 'pg_catalog.subarray($1, $2, 2147483646 - $2)'),
  expression(
    'array_flatten(super)',
    'super',
    `coalesce((select jsonb_agg(item) from jsonb_path_query($1::jsonb, '$[*][*]') as item), '[]')::super`,
  ),
  expression(
    'array_contains(super, super)',
    'boolean',
    'exists (select 1 from jsonb_array_elements($1::jsonb) as item where item = $2::jsonb)',
  ),
  expression('split_to_array(text, text)', 'super', 'to_jsonb(string_to_array($1, $2))::super'),
  expression('split_to_array(text)', 'super', `to_jsonb(string_to_array($1, ','))::super`),
  `create function pg_catalog.super_array(variadic "any") returns jsonb language internal stable parallel safe as 'jsonb_build_array'`,
  `create function pg_catalog.super_array() returns jsonb language internal stable parallel safe as 'jsonb_build_array_noargs'`,
  `create function pg_catalog.super_object(variadic "any") returns jsonb language internal stable parallel safe as 'jsonb_build_object'`,
  `create function pg_catalog.super_object() returns jsonb language internal stable parallel safe as 'jsonb_build_object_noargs'`,
  `create function pg_catalog.super_elements(super) returns setof super language sql immutable parallel safe as
   $$ select item::super from jsonb_array_elements(case when jsonb_typeof($1::jsonb) = 'array' then $1::jsonb else '[]' end) as item $$`,
  `create function pg_catalog.super_elements_at(super, out element super, out index bigint) returns setof record language sql immutable parallel safe as
   $$ select item::super, place - 1
      from jsonb_array_elements(case when jsonb_typeof($1::jsonb) = 'array' then $1::jsonb else '[]' end) with ordinality as entry(item, place) $$`,
  `create function pg_catalog.super_attributes(super, out value super, out name text) returns setof record language sql immutable parallel safe as
   $$ select item::super, key
      from jsonb_each(case when jsonb_typeof($1::jsonb) = 'object' then $1::jsonb else '{}' end) as pair(key, item) $$`,
];
