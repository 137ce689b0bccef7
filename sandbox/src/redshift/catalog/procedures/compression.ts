/** `ANALYZE COMPRESSION`. https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE_COMPRESSION.html */
export const COMPRESSION_FUNCTIONS: readonly string[] = [
  // A sort key's first column stays raw. For the others: how many bits their values need, beside how many they take.
  `create function pg_catalog.redshift_analyze_compression(of regclass, names text[], sample integer)
  returns table ("Table" text, "Column" text, "Encoding" text, "Est_reduction_pct" text) language plpgsql stable as $$
declare found record;
        distinct_values bigint;
        values_read bigint;
        width numeric;
        spread numeric;
        reduced numeric;
begin
  for found in
    select c.oid::regclass as relation, c.relname, a.attname, a.attlen,
           pg_catalog.format_type(a.atttypid, null) as type, l.sortkeys[1] = a.attname as leads
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join redshift_layout l on l.relation = c.oid
    where (c.oid = of or of is null and c.relkind = 'r' and pg_table_is_visible(c.oid) and c.relnamespace::regnamespace::text !~ '^pg_'
           and has_table_privilege(c.oid, 'select'))
      and (names = '{}' or a.attname = any (names))
    order by c.relname, a.attnum
  loop
    execute format('select count(%1$I), count(distinct %1$I::text), coalesce(avg(length(%1$I::text)), 0) from (select %1$I from %2$s limit %3$s) s',
                   found.attname, found.relation, sample) into values_read, distinct_values, width;
    "Table" := found.relname;
    "Column" := found.attname;
    if found.leads or found.type in ('boolean', 'real', 'double precision', 'geometry', 'geography', 'hllsketch') or values_read = 0 then
      "Encoding" := case when values_read = 0 and not coalesce(found.leads, false) then case when found.attlen > 0 then 'az64' else 'lzo' end else 'raw' end;
      reduced := 0;
    elsif found.type ~ '^(smallint|integer|bigint|numeric|date|timestamp)' then
      execute format('select %s from (select %I as v from %s limit %s) s',
                     case when found.type ~ '^(date|timestamp)' then 'extract(epoch from max(v)) - extract(epoch from min(v))' else 'max(v)::numeric - min(v)::numeric' end
                       || case when found.type ~ '^timestamp' then ' + 0' when found.type = 'date' then '' else '' end,
                     found.attname, found.relation, sample) into spread;
      if found.type = 'date' then spread := spread / 86400; end if;
      "Encoding" := 'az64';
      width := case when found.attlen > 0 then found.attlen * 8 else 64 end;
      reduced := greatest(0, 100 * (1 - ceil(log(2, greatest(spread, 1) + 1)) / width));
    else
      "Encoding" := case when distinct_values <= 256 and values_read > 4 * distinct_values then 'bytedict' else 'zstd' end;
      reduced := case "Encoding" when 'bytedict' then 100 * (1 - 1 / (width + 4))
                 else 100 * (1 - greatest(0.25, distinct_values / values_read::numeric * 0.6)) end;
    end if;
    "Est_reduction_pct" := to_char(least(reduced, 99.99), 'FM990.00');
    return next;
  end loop;
end $$`,
];
