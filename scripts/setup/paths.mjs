import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The virtual environment that holds everything Python. */
export const venv = join(root, '.venv');
/** A program of that environment. */
export const venvBin = (name) => join(venv, 'bin', name);
/** What setup remembers, and what runs leave for the reader. */
export const state = join(root, '.shiftbook');
