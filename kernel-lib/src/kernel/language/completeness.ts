import { isSqlCell } from '../../promote/sql-cell.js';
import { parseMagic } from '../magics/parse-magic.js';
import { typescriptUnder } from '../magics/registry.js';
import type { ShellRule } from '../magics/shell-line.js';
import { syntaxErrors } from './syntax-errors.js';
import type { Tslab } from './tslab.js';

export type Completeness =
  | { readonly status: 'complete' }
  | { readonly status: 'invalid' }
  | { readonly status: 'incomplete'; readonly indent: string };

/** Whether a console should run the code, wait for more lines, or neither can help. */
export function completeness(code: string, tslab: Tslab, rule: ShellRule): Completeness {
  if (isSqlCell(code)) return { status: 'complete' };
  const magic = parseMagic(code, rule);
  if (magic !== undefined) {
    const rest = typescriptUnder(magic);
    return rest.trim() === '' ? { status: 'complete' } : completeness(rest, tslab, rule);
  }
  const { completed, indent } = tslab.converter.isCompleteCode(code);
  if (!completed) return { status: 'incomplete', indent: indent ?? '' };
  return { status: syntaxErrors(code).length > 0 ? 'invalid' : 'complete' };
}
