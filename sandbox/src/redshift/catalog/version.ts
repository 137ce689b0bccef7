/** The version that Redshift announces to drivers: PostgreSQL's, from which it was made. */
export const SERVER_VERSION = '8.0.2';

const VERSION =
  'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.77467';

/**
 * `select version()` as Redshift answers it. The function takes the place of PostgreSQL's own in pg_catalog: a schema
 * ahead of pg_catalog in the search path would also become the one that new tables go into.
 */
export const VERSION_FUNCTION = `
create or replace function pg_catalog.version() returns text
  language sql stable parallel safe as $$ select '${VERSION}'::text $$`;
