import { APPEND_PROCEDURES } from './procedures/append.js';
import { COMPRESSION_FUNCTIONS } from './procedures/compression.js';
import { DEFINITION_FUNCTIONS } from './procedures/definitions.js';
import { SETTING_FUNCTIONS } from './procedures/settings.js';
import { VERSION_FUNCTION } from './version.js';
import { ALL_OBJECT_VIEWS } from './views/all-objects.js';
import { EXTERNAL_VIEWS } from './views/external.js';
import { HISTORY_VIEWS } from './views/history.js';
import { LAYOUT_VIEWS } from './views/layout.js';
import { LOAD_ERROR_VIEWS } from './views/load-errors.js';
import { STAND_IN_VIEWS } from './views/stand-ins.js';
import { TABLE_VIEWS } from './views/tables.js';
import { UNLOAD_VIEWS } from './views/unloads.js';

/**
 * Redshift's catalogue over PostgreSQL's, in an order in which each finds what it builds on. As on Redshift its views show
 * only what the user may see.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/c_intro_catalog_views.html
 */
export const REDSHIFT_CATALOG: readonly string[] = [
  VERSION_FUNCTION,
  ...LAYOUT_VIEWS,
  ...STAND_IN_VIEWS,
  ...EXTERNAL_VIEWS,
  ...ALL_OBJECT_VIEWS,
  ...TABLE_VIEWS,
  ...HISTORY_VIEWS,
  ...LOAD_ERROR_VIEWS,
  ...UNLOAD_VIEWS,
  ...SETTING_FUNCTIONS,
  ...APPEND_PROCEDURES,
  ...COMPRESSION_FUNCTIONS,
  ...DEFINITION_FUNCTIONS,
  // WHERE 1, which sqlalchemy-redshift writes: a condition may be a number.
  `update pg_catalog.pg_cast set castcontext = 'a' where castsource = 'int4'::regtype and casttarget = 'bool'::regtype`,
];
