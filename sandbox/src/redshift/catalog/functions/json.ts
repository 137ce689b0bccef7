import { expression, procedure } from './sql-function.js';

/** Text inside JSON: strings without their quotes, the rest as it is written. */
const inside = (value: string) => `(${value} #>> '{}')`;

const path = (name: string, invalid: string) => `
create or replace function pg_catalog.${name}(text, ${invalid}variadic text[]) returns text
language sql immutable parallel safe as $$ select`;

/**
 * https://docs.aws.amazon.com/redshift/latest/dg/json-functions.html
 *
 * What is not there is an empty text, what is no JSON an error, unless the last argument asks for null.
 */
export const JSON_FUNCTIONS: readonly string[] = [
  procedure(
    'json_of(value text, lenient boolean)',
    'jsonb',
    `
begin
  if value is null or trim(value) = '' then return null; end if;
  return value::jsonb;
exception when invalid_text_representation or untranslatable_character then
  if lenient then return null; end if;
  raise exception using errcode = 'XX000', message = 'JSON parsing error', detail = 'invalid json object ' || value;
end`,
  ),
  `${path('json_extract_path_text', '')} case when $1 is not null then coalesce(pg_catalog.json_of($1, false) #>> $2, '') end $$`,
  `${path('json_extract_path_text', 'boolean, ')}
   case when pg_catalog.json_of($1, $2) is not null then coalesce(pg_catalog.json_of($1, $2) #>> $3, '') end $$`,
  expression(
    'json_extract_array_element_text(text, integer)',
    'text',
    `case when $1 is not null then coalesce(case when $2 >= 0 then pg_catalog.json_of($1, false) ->> $2 end, '') end`,
  ),
  expression(
    'json_extract_array_element_text(text, boolean, integer)',
    'text',
    `case when pg_catalog.json_of($1, $2) is not null then coalesce(case when $3 >= 0 then pg_catalog.json_of($1, $2) ->> $3 end, '') end`,
  ),
  expression(
    'json_array_length(text)',
    'integer',
    'jsonb_array_length(pg_catalog.json_of($1, false))',
  ),
  expression(
    'json_array_length(text, boolean)',
    'integer',
    'jsonb_array_length(pg_catalog.json_of($1, $2))',
  ),
  expression(
    'is_valid_json(text)',
    'boolean',
    `case when $1 is not null then coalesce(jsonb_typeof(pg_catalog.json_of($1, true)) = 'object', false) end`,
  ),
  expression(
    'is_valid_json_array(text)',
    'boolean',
    `case when $1 is not null then coalesce(jsonb_typeof(pg_catalog.json_of($1, true)) = 'array', false) end`,
  ),
  expression(
    'can_json_parse(text)',
    'boolean',
    `case when $1 is not null then pg_catalog.json_of($1, true) is not null end`,
  ),
  expression('json_parse(text)', 'super', 'pg_catalog.json_of($1, false)::super'),
  expression('json_serialize(super)', 'text', `pg_catalog.json_compact($1::jsonb)`),
  // As Redshift writes JSON: no blanks.
  procedure(
    'json_compact(value jsonb)',
    'text',
    `
begin
  return case jsonb_typeof(value)
    when 'object' then '{' || coalesce((select string_agg(to_json(key)::text || ':' || pg_catalog.json_compact(item), ',')
                                        from jsonb_each(value) as pair(key, item)), '') || '}'
    when 'array' then '[' || coalesce((select string_agg(pg_catalog.json_compact(item), ',' order by place)
                                       from jsonb_array_elements(value) with ordinality as entry(item, place)), '') || ']'
    else value::text end;
end`,
    'immutable strict',
  ),
  expression(
    'super_text(super)',
    'text',
    `case jsonb_typeof($1::jsonb) when 'null' then null when 'string' then ${inside('$1::jsonb')} else pg_catalog.json_compact($1::jsonb) end`,
  ),
];
