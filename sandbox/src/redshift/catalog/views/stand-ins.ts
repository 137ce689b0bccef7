/**
 * PostgreSQL's own catalogue with the columns that it has on Redshift: those of PostgreSQL 8.0 and a few about
 * distribution, sorting and encoding. Statements that name the tables read these, see own-names.ts.
 */
export const STAND_IN_VIEWS: readonly string[] = [
  `create view pg_catalog.rs_type as
select t.oid, t.typname, t.typnamespace, t.typowner, t.typlen, t.typbyval, t.typtype, t.typisdefined, t.typdelim, t.typrelid,
       t.typelem, t.typinput, t.typoutput, t.typreceive, t.typsend, t.typanalyze, t.typalign, t.typstorage, t.typnotnull,
       t.typbasetype, t.typtypmod, t.typndims, t.typdefaultbin, t.typdefault
from pg_catalog.pg_type t where t.typname not in ('json', 'jsonb', 'uuid')`,

  `create view pg_catalog.rs_attribute as
select a.attrelid, a.attname, a.atttypid, a.attstattarget, a.attlen, a.attnum, a.attndims, -1 as attcacheoff, a.atttypmod,
       a.attbyval, a.attstorage, a.attalign, a.attnotnull, a.atthasdef or a.attidentity <> '' as atthasdef, a.attisdropped, a.attislocal, a.attinhcount,
       coalesce(a.attname = l.distkey, false) as attisdistkey, false as attispreloaded,
       pg_catalog.redshift_sort_position(l, a.attname) as attsortkeyord,
       pg_catalog.redshift_encoding_number(l.encodings ->> a.attname) as attencodingtype, 0::smallint as attencrypttype
from pg_catalog.pg_attribute a
left join pg_catalog.redshift_layout l on l.relation = a.attrelid`,

  `create view pg_catalog.rs_attrdef as
select d.oid, d.adrelid, d.adnum, d.adbin, pg_catalog.pg_get_expr(d.adbin, d.adrelid) as adsrc
from pg_catalog.pg_attrdef d`,

  `create view pg_catalog.rs_class as
select c.oid, c.relname, c.relnamespace, c.reltype, c.relowner, c.relam, c.relfilenode, c.reltablespace, c.relpages,
       c.reltuples, c.reltoastrelid, 0::oid as reltoastidxid, c.relhasindex, c.relisshared, c.relkind, c.relnatts,
       0::oid as relexternid, false as relisreplicated, false as relispinned,
       case l.diststyle when 'EVEN' then 0 when 'KEY' then 1 when 'ALL' then 8 else 10 end::smallint as reldiststyle,
       0::oid as relprojbaseid, c.relchecks, 0::smallint as reltriggers, 0::smallint as relukeys, 0::smallint as relfkeys,
       0::smallint as relrefs, false as relhasoids,
       exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary) as relhaspkey,
       c.relhasrules, c.relhassubclass, c.relacl
from pg_catalog.pg_class c left join pg_catalog.redshift_layout l on l.relation = c.oid`,

  ...['rs_type', 'rs_attribute', 'rs_attrdef', 'rs_class'].map(
    (view) => `grant select on pg_catalog.${view} to public`,
  ),
];
