import type { Display } from './display/display-global.js';

/** What cells find as globals; the compiler of cells reads this file's declarations. */
declare global {
  /**
   * Shows a value under the cell, the way the cell's last expression is shown.
   *
   * @example
   * ```ts
   * for (const name of ['a', 'b']) display(name);
   * display.html('<b>bold</b>');
   * ```
   */
  var display: Display;
  /** Clears what the cell showed so far; with `wait`, when the next output comes. */
  var clearOutput: (wait?: boolean) => void;
}
