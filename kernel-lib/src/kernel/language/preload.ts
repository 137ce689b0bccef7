import type { CellCompiler } from '../../cells/compiler.js';
import { shield } from '../execution/stop.js';
import { importFromCell } from './local-modules.js';

/** How long after the first cell, and how long to wait again while a cell runs, in milliseconds. */
const DELAY_MS = 400;

/** What most notebooks import, directly or by a `%%sql` cell. */
const LIBRARY = 'shiftbook';

/**
 * Reads the library and its declarations between two cells, before one imports them: that takes some hundred
 * milliseconds, which the start of the kernel has no room for.
 *
 * @param isBusy whether a cell runs
 */
export function preloadLibrary(compiler: CellCompiler, isBusy: () => boolean): void {
  const timer = setTimeout(() => {
    if (isBusy()) {
      preloadLibrary(compiler, isBusy);
      return;
    }
    shield(() => compiler.environment.prepare([LIBRARY]));
    // A library that is broken is told by the cell that imports it.
    importFromCell(LIBRARY).catch(() => undefined);
  }, DELAY_MS);
  timer.unref();
}
