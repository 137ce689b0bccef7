import { isSqlCell } from '../../sql-cell/parse.js';
import { parseMagic } from '../magics/parse-magic.js';
import { typescriptUnder } from '../magics/registry.js';
import type { ShellRule } from '../magics/shell-line.js';

/** The TypeScript of a cell, every line and column where it was; a `%%sql` cell has none. */
export function typescriptOf(source: string, rule: ShellRule): string {
  if (isSqlCell(source)) return '';
  const magic = parseMagic(source, rule);
  return magic === undefined ? source : typescriptOf(typescriptUnder(magic), rule);
}
