/** `SHOW TABLE` and `SHOW VIEW`. https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_TABLE.html */
export const DEFINITION_FUNCTIONS: readonly string[] = [
  `create function pg_catalog.redshift_table_ddl(relation regclass) returns text language sql stable as $$
select format(E'CREATE TABLE %I.%I (\\n%s\\n)\\nDISTSTYLE %s%s%s;', n.nspname, c.relname,
  (select string_agg(format('    %I %s%s%s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
                            case when a.attnotnull then ' NOT NULL' else '' end,
                            coalesce(' ENCODE ' || case l.encodings ->> a.attname when 'none' then 'raw' else l.encodings ->> a.attname end, '')),
                     E',\\n' order by a.attnum)
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
  coalesce(l.diststyle, 'AUTO'), coalesce(E'\\nDISTKEY ( ' || quote_ident(l.distkey) || ' )', ''),
  case when cardinality(l.sortkeys) > 0 then
    E'\\n' || case when l.interleaved then 'INTERLEAVED ' else '' end || 'SORTKEY ( ' ||
    (select string_agg(quote_ident(k), ', ') from unnest(l.sortkeys) as k) || ' )' else '' end)
from pg_class c join pg_namespace n on n.oid = c.relnamespace left join redshift_layout l on l.relation = c.oid
where c.oid = $1 $$`,

  `create function pg_catalog.redshift_view_ddl(relation regclass) returns text language sql stable as $$
select format(E'CREATE %sVIEW %I.%I AS\\n%s', case c.relkind when 'm' then 'MATERIALIZED ' else '' end, n.nspname, c.relname,
              pg_get_viewdef(c.oid, true))
from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = $1 $$`,

  // Views here are bound to what they read.
  `create function pg_catalog.pg_get_late_binding_view_cols() returns setof record language sql stable as $$
select ''::name, ''::name, ''::name, ''::varchar, 0 where false $$`,
];
