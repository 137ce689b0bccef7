import { aggregate } from './aggregate.js';
import { approximate, hash } from './approximate.js';
import { conditional, conversion } from './conditional.js';
import { date } from './date.js';
import { math } from './math.js';
import { json, superValues } from './semistructured.js';
import { spatial } from './spatial.js';
import type { SqlFunction } from './sql-function.js';
import { string } from './string.js';
import { system } from './system.js';
import { window } from './window.js';

/** Redshift's functions: those one reaches for most come first. */
export const FUNCTIONS: readonly SqlFunction[] = [
  ...aggregate,
  ...conditional,
  ...date,
  ...string,
  ...math,
  ...conversion,
  ...window,
  ...json,
  ...superValues,
  ...approximate,
  ...hash,
  ...system,
  ...spatial,
];

const byName = new Map(FUNCTIONS.map((known) => [known.name, known]));

/** A function by its name in lower case. */
export const functionNamed = (name: string): SqlFunction | undefined => byName.get(name);
