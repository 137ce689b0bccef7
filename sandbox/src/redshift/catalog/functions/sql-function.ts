/** A function of pg_catalog with an expression as its body; without effects, and inlined where PostgreSQL can. */
export const expression = (
  signature: string,
  returns: string,
  body: string,
  how = 'immutable',
): string =>
  `create or replace function pg_catalog.${signature} returns ${returns} language sql ${how} parallel safe as $$ select ${body} $$`;

/** A function of pg_catalog in PL/pgSQL. `body` is what stands between the dollar quotes. */
export const procedure = (
  signature: string,
  returns: string,
  body: string,
  how = 'immutable',
): string =>
  `create or replace function pg_catalog.${signature} returns ${returns} language plpgsql ${how} parallel safe as $$ ${body} $$`;
