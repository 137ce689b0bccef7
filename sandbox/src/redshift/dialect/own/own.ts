import type { Token } from '../lex/token.js';
import type { OwnStatement } from '../own-statement.js';
import type { Node } from '../tree/node.js';
import { alterAppend, isAlterAppend } from './alter-append.js';
import { analyzeCompression } from './analyze-compression.js';
import { copy } from './copy.js';
import { externalSchema } from './external-schema.js';
import { Reader } from './reader.js';
import { reset, set } from './settings.js';
import { show } from './show.js';
import { unload } from './unload.js';
import { vacuum } from './vacuum.js';

type Parse = (reader: Reader) => OwnStatement | undefined;

/** What reads a statement, by its first word. */
const BY_WORD: ReadonlyMap<string, Parse> = new Map([
  ['analyse', analyzeCompression],
  ['analyze', analyzeCompression],
  ['copy', copy],
  ['create', externalSchema],
  ['reset', reset],
  ['set', set],
  ['show', show],
  ['unload', unload],
  ['vacuum', vacuum],
]);

/**
 * A statement that only Redshift has, parsed; undefined where PostgreSQL takes it.
 *
 * @throws Refused where it begins as such a statement and goes on otherwise
 */
export function parseOwn(nodes: readonly Node[]): OwnStatement | undefined {
  if (isAlterAppend(nodes)) return alterAppend(new Reader(nodes));
  return BY_WORD.get((nodes[0] as Token).value)?.(new Reader(nodes));
}
