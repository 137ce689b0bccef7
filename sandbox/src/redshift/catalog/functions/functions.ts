import { AGGREGATES } from './aggregates.js';
import { BYTES } from './bytes.js';
import { CHARACTER_LENGTHS } from './character-lengths.js';
import { DATES } from './dates.js';
import { DESIGN } from './design.js';
import { HASHES } from './hashes.js';
import { JSON_FUNCTIONS } from './json.js';
import { MATH } from './math.js';
import { PATTERNS } from './patterns.js';
import { SPATIAL } from './spatial.js';
import { STRINGS } from './strings.js';
import { SUPER } from './super.js';
import { SYSTEM } from './system.js';
import { TYPES } from './types.js';

/**
 * Redshift's types and functions for a database of PostgreSQL's, in pg_catalog, so that they need no schema and no
 * search path. To be run by a superuser with `allow_system_table_mods`.
 */
export const DIALECT_FUNCTIONS: readonly string[] = [
  // Bodies name functions that come later.
  'set check_function_bodies = off',
  ...TYPES,
  ...STRINGS,
  ...PATTERNS,
  ...DATES,
  ...MATH,
  ...HASHES,
  ...AGGREGATES,
  ...JSON_FUNCTIONS,
  ...SUPER,
  ...BYTES,
  ...SPATIAL,
  ...SYSTEM,
  ...CHARACTER_LENGTHS,
  ...DESIGN,
  'set check_function_bodies = on',
];
