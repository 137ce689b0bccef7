/** `ALTER TABLE … APPEND`. https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html */
export const APPEND_PROCEDURES: readonly string[] = [
  // The COMMIT at its beginning does nothing but fail in a transaction block, where Redshift does not run it either.
  `create procedure pg_catalog.redshift_append(target regclass, source regclass, ignore_extra boolean, fill_target boolean)
  language plpgsql as $$
declare names text;
        missing text;
begin
  commit;
  if target = source then
    raise exception 'ALTER TABLE APPEND target and source tables must be different' using errcode = '42809';
  end if;
  execute format('lock table %s, %s in access exclusive mode', target, source);
  select string_agg(a.attname, ', ') into missing from pg_attribute a
  where a.attrelid = source and a.attnum > 0 and not a.attisdropped and not ignore_extra
    and not exists (select from pg_attribute b where b.attrelid = target and b.attname = a.attname and not b.attisdropped);
  if missing is not null then
    raise exception 'Source table has columns that the target table does not: %', missing
      using errcode = '42703', hint = 'Use IGNOREEXTRA to leave them out.';
  end if;
  select string_agg(b.attname, ', ') into missing from pg_attribute b
  where b.attrelid = target and b.attnum > 0 and not b.attisdropped and not fill_target and b.attidentity = ''
    and not exists (select from pg_attribute a where a.attrelid = source and a.attname = b.attname and not a.attisdropped);
  if missing is not null then
    raise exception 'Target table has columns that the source table does not: %', missing
      using errcode = '42703', hint = 'Use FILLTARGET to fill them with their defaults.';
  end if;
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into names
  from pg_attribute a join pg_attribute b on b.attrelid = target and b.attname = a.attname and not b.attisdropped
  where a.attrelid = source and a.attnum > 0 and not a.attisdropped;
  execute format('insert into %s (%s) overriding system value select %2$s from %3$s', target, names, source);
  execute format('delete from %s', source);
end $$`,
];
