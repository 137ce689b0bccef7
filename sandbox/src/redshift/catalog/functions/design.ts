/**
 * Where the layout of tables is kept, `redshift_design`: one row a table that says anything of it. `distkey` and
 * `sortkeys` are numbers of columns (attnum), `encodings` holds encodings by such a number.
 *
 * The trigger reads what `dialect/ddl/design.ts` put into a comment of the statement.
 */
export const DESIGN: readonly string[] = [
  `create table pg_catalog.redshift_design (
     reloid oid primary key,
     diststyle text,
     distkey smallint,
     sortkeys smallint[] not null default '{}',
     interleaved boolean not null default false,
     sortauto boolean not null default false,
     encodings jsonb not null default '{}',
     backup boolean not null default true
   )`,
  `create function pg_catalog.redshift_design_column(oid, text) returns smallint
   language sql stable as $$
     select attnum from pg_catalog.pg_attribute where attrelid = $1 and attname = $2 and not attisdropped $$`,
  `create function pg_catalog.redshift_keep_design(relation oid, note jsonb) returns void
   language sql security definer set search_path = pg_catalog as $$
     insert into pg_catalog.redshift_design as kept
     select relation,
            note ->> 'diststyle',
            redshift_design_column(relation, note ->> 'distkey'),
            coalesce((select array_agg(redshift_design_column(relation, key) order by place)
                      from jsonb_array_elements_text(note -> 'sortkeys') with ordinality as keys(key, place)), '{}'),
            coalesce((note ->> 'interleaved')::boolean, false),
            coalesce((note ->> 'sortauto')::boolean, false),
            coalesce((select jsonb_object_agg(redshift_design_column(relation, key), value)
                      from jsonb_each_text(note -> 'encodings')
                      where redshift_design_column(relation, key) is not null), '{}'),
            coalesce((note ->> 'backup')::boolean, true)
     on conflict (reloid) do update set
       diststyle = case when note ? 'diststyle' then excluded.diststyle else kept.diststyle end,
       distkey = case when note ? 'diststyle' then excluded.distkey else kept.distkey end,
       sortkeys = case when note ? 'sortkeys' then excluded.sortkeys else kept.sortkeys end,
       interleaved = case when note ? 'sortkeys' then excluded.interleaved else kept.interleaved end,
       sortauto = case when note ? 'sortauto' then excluded.sortauto else kept.sortauto end,
       encodings = kept.encodings || excluded.encodings $$`,
  `create function pg_catalog.redshift_keep_design() returns event_trigger
   language plpgsql security definer set search_path = pg_catalog as $$
   declare
     note jsonb := nullif(split_part(split_part(current_query(), '/*redshift:design ', 2), '*/', 1), '')::jsonb;
     command record;
   begin
     if note is not null then
       for command in select objid from pg_event_trigger_ddl_commands() where object_type = 'table' loop
         perform redshift_keep_design(command.objid, note);
       end loop;
     end if;
   end $$`,
  `create function pg_catalog.redshift_forget_design() returns event_trigger
   language plpgsql security definer set search_path = pg_catalog as $$
   begin
     delete from pg_catalog.redshift_design
     where reloid in (select objid from pg_event_trigger_dropped_objects() where object_type = 'table');
   end $$`,
  `create event trigger redshift_keep_design on ddl_command_end
   when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'ALTER TABLE') execute function pg_catalog.redshift_keep_design()`,
  `create event trigger redshift_forget_design on sql_drop
   when tag in ('DROP TABLE') execute function pg_catalog.redshift_forget_design()`,
  'grant select on pg_catalog.redshift_design to public',
  'revoke execute on function pg_catalog.redshift_keep_design(oid, jsonb) from public',
  `create collation pg_catalog.case_insensitive (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
];
