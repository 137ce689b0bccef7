import { lex } from '../lex/lex.js';
import { parted } from '../lex/parted.js';
import { isWord } from '../tree/look.js';
import { nest } from '../tree/node.js';

/** Whether a query's outermost part ends in LIMIT. */
export const hasLimit = (query: string): boolean =>
  nest(parted(lex(query))).some((node) => isWord(node, 'limit'));
