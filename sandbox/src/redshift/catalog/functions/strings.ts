import { expression, procedure } from './sql-function.js';

/** The number that a text writes in a base, and the other way. */
const STRTOL = `
declare
  sign integer := 1;
  digits text := lower(trim(value));
  total bigint := 0;
  digit integer;
begin
  if left(digits, 1) in ('-', '+') then
    if left(digits, 1) = '-' then sign := -1; end if;
    digits := substr(digits, 2);
  end if;
  if base = 16 and left(digits, 2) = '0x' then digits := substr(digits, 3); end if;
  for position in 1 .. length(digits) loop
    digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, position, 1)) - 1;
    if digit < 0 or digit >= base then
      raise exception using errcode = '22P02', message = format('The input %s is not valid to be converted to base %s', value, base);
    end if;
    total := total * base + digit;
  end loop;
  return sign * total;
end`;

/** https://docs.aws.amazon.com/redshift/latest/dg/String_functions_header.html */
export const STRINGS: readonly string[] = [
  procedure(
    'try_cast(value text, wanted anyelement)',
    'anyelement',
    'begin wanted := value; return wanted; exception when data_exception then return null; end',
    'stable',
  ),
  expression('len(text)', 'integer', 'pg_catalog.char_length($1)'),
  expression('len(character)', 'integer', 'pg_catalog.char_length($1)'),
  expression('textlen(text)', 'integer', 'pg_catalog.char_length($1)'),
  expression('charindex(text, text)', 'integer', 'pg_catalog.strpos($2, $1)'),
  expression(
    'octetindex(text, text)',
    'integer',
    `case strpos($2, $1) when 0 then 0 else octet_length(left($2, strpos($2, $1) - 1)) + 1 end`,
  ),
  // Unlike PostgreSQL's, nothing joined to something is nothing.
  expression('concat(text, text)', 'text', '$1 || $2'),
  expression('replicate(text, integer)', 'text', 'pg_catalog.repeat($1, $2)'),
  expression(
    'bpcharcmp(text, text)',
    'integer',
    'case when rtrim($1) < rtrim($2) then -1 when rtrim($1) > rtrim($2) then 1 when rtrim($1) = rtrim($2) then 0 end',
  ),
  expression(
    'bttext_pattern_cmp(text, text)',
    'integer',
    `case when $1 collate "C" < $2 then -1 when $1 collate "C" > $2 then 1 when $1 = $2 then 0 end`,
  ),
  expression(
    'crc32(text)',
    'text',
    `case when $1 is null then null else to_hex(pg_catalog.crc32(convert_to($1, 'UTF8'))) end`,
  ),
  procedure('strtol(value text, base integer)', 'bigint', STRTOL, 'immutable strict'),
  expression('chr(bigint)', 'text', 'pg_catalog.chr($1::integer)'),
  procedure(
    'difference(one text, other text)',
    'integer',
    `
declare same integer := 0;
begin
  for position in 1 .. 4 loop
    if substr(pg_catalog.soundex(one), position, 1) = substr(pg_catalog.soundex(other), position, 1) then same := same + 1; end if;
  end loop;
  return same;
end`,
    'immutable strict',
  ),
  procedure(
    'soundex(word text)',
    'text',
    `
declare
  letters text := regexp_replace(upper(word), '[^A-Z]', '', 1, 0);
  codes constant text := '01230120022455012623010202';
  code text;
  last text;
  sound text := left(letters, 1);
begin
  if letters = '' then return ''; end if;
  last := substr(codes, ascii(sound) - 64, 1);
  for position in 2 .. length(letters) loop
    code := substr(codes, ascii(substr(letters, position, 1)) - 64, 1);
    if code <> '0' and code <> last then sound := sound || code; end if;
    if substr(letters, position, 1) not in ('H', 'W') then last := code; end if;
    exit when length(sound) = 4;
  end loop;
  return rpad(sound, 4, '0');
end`,
    'immutable strict',
  ),
];
