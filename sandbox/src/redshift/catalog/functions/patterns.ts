import { expression } from './sql-function.js';

const known = (value: string) =>
  `case when $1 is not null and $2 is not null then coalesce(${value}, '') end`;

/** Flags as PostgreSQL has them: `e` (the first group) and `p` (Perl's classes) are read elsewhere. */
const flags = (parameter: string) => `translate(${parameter}, 'ep', '')`;
const group = (parameter: string) => `case when strpos(${parameter}, 'e') > 0 then 1 else 0 end`;

/** A replaced function keeps its number, under which PostgreSQL runs its own code: it makes room by its name. */
const aside = (signature: string) =>
  `alter function pg_catalog.${signature} rename to postgres_${signature.slice(0, signature.indexOf('('))}`;

/**
 * REGEXP_REPLACE replaces all, REGEXP_SUBSTR gives an empty text where nothing matches. They take the places of
 * PostgreSQL's own.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/REGEXP_REPLACE.html
 */
export const PATTERNS: readonly string[] = [
  aside('regexp_substr(text, text)'),
  aside('regexp_substr(text, text, integer)'),
  aside('regexp_substr(text, text, integer, integer)'),
  aside('regexp_substr(text, text, integer, integer, text)'),
  aside('regexp_replace(text, text, text)'),
  aside('regexp_replace(text, text, text, integer)'),
  expression(
    'regexp_substr(text, text)',
    'text',
    known(`pg_catalog.regexp_substr($1, $2, 1, 1, '', 0)`),
  ),
  expression(
    'regexp_substr(text, text, integer)',
    'text',
    known(`pg_catalog.regexp_substr($1, $2, $3, 1, '', 0)`),
  ),
  expression(
    'regexp_substr(text, text, integer, integer)',
    'text',
    known(`pg_catalog.regexp_substr($1, $2, $3, $4, '', 0)`),
  ),
  expression(
    'regexp_substr(text, text, integer, integer, text)',
    'text',
    known(`pg_catalog.regexp_substr($1, $2, $3, $4, ${flags('$5')}, ${group('$5')})`),
  ),
  expression(
    'regexp_replace(text, text)',
    'text',
    `pg_catalog.regexp_replace($1, $2, '', 1, 0, '')`,
  ),
  expression(
    'regexp_replace(text, text, text)',
    'text',
    `pg_catalog.regexp_replace($1, $2, $3, 1, 0, '')`,
  ),
  expression(
    'regexp_replace(text, text, text, integer)',
    'text',
    `pg_catalog.regexp_replace($1, $2, $3, $4, 0, '')`,
  ),
  expression(
    'regexp_replace(text, text, text, integer, text)',
    'text',
    `pg_catalog.regexp_replace($1, $2, $3, $4, 0, ${flags('$5')})`,
  ),
];
