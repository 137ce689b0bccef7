import { stripVTControlCharacters } from 'node:util';
import type { CellError } from './cell-error.js';

/** An error without colours, for where it is a value and no failure. */
export const errorText = ({ traceback }: CellError): string =>
  stripVTControlCharacters(traceback.join('\n'));
