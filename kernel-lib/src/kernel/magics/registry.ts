import { ShiftbookError } from '../../errors.js';
import { nearNames } from '../../near-names.js';
import { bash } from './bash.js';
import { loadEnv } from './load-env.js';
import { type Listed, lsmagic, SQL, usage } from './lsmagic.js';
import type { Magic } from './magic.js';
import type { MagicCell } from './parse-magic.js';
import { shell } from './shell.js';
import { html, markdown } from './show-body.js';
import { time } from './time.js';
import { typecheck } from './typecheck.js';
import { who } from './who.js';

/** All magics but `%%sql`, in the order of `%lsmagic`. */
const MAGICS: readonly Magic[] = [
  html,
  markdown,
  bash,
  shell,
  time,
  who,
  typecheck,
  loadEnv,
  lsmagic(() => MAGICS),
];

/** All magics, `%%sql` too. */
export const allMagics = (): readonly Listed[] => [SQL, ...MAGICS];

const byName = new Map(MAGICS.flatMap((magic) => magic.names.map((name) => [name, magic])));

/** How a magic is written, and what it does. @throws ShiftbookError `unknown-magic` */
export function describeMagic(name: string): string {
  const listed: Listed = name === '%%sql' ? SQL : findMagic({ name });
  return `${usage(listed)}\n\n${listed.summary}`;
}

/** @throws ShiftbookError `unknown-magic` with the nearest names */
export function findMagic({ name }: Pick<MagicCell, 'name'>): Magic {
  const magic = byName.get(name);
  if (magic !== undefined) return magic;
  const near = nearNames(name, [...byName.keys(), '%%sql']);
  const meant = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  throw new ShiftbookError('unknown-magic', `There is no magic "${name}".`, {
    hint: `${meant}"%lsmagic" lists all.`,
  });
}

/** What is TypeScript in a cell that begins with a magic; nothing where the magic is unknown. */
export const typescriptUnder = (cell: MagicCell): string =>
  byName.get(cell.name)?.typescript(cell) ?? '';
