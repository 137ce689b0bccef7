import type { Comms } from './comm/user-comms.js';
import type { Display } from './display/display-global.js';
import type { PromptOptions } from './stdin/prompt.js';

/** What cells find as globals; the compiler of cells reads this file's declarations. */
declare global {
  /**
   * Shows a value under the cell, the way the cell's last expression is shown. Options as in Deno's kernel: `raw` for a
   * MIME bundle, `display_id` and `update` to replace an output, `metadata` for the front end.
   *
   * @throws {TypeError} a raw value is no MIME bundle, or an update names no `display_id`
   *
   * @example
   * ```ts
   * for (const name of ['a', 'b']) display(name);
   * display({ 'text/html': '<b>bold</b>' }, { raw: true });
   * const state = display('begun', { display_id: true });
   * state.update('done');
   * display.html`<b>${'values are escaped'}</b>`;
   * ```
   */
  var display: Display;
  /** Clears what the cell showed so far; with `wait`, when the next output comes. */
  var clearOutput: (wait?: boolean) => void;
  /**
   * Messages between cells and the front end, beside the cells' output, as widgets use them. What a listener prints,
   * shows or throws stands under the cell that registered it.
   *
   * @example
   * ```ts
   * comms.registerTarget('doubler', (comm) => {
   *   comm.onMessage((data: { n: number }, metadata, buffers) => comm.send({ n: data.n * 2 }, { buffers }));
   * });
   * ```
   */
  var comms: Comms;
  /**
   * Asks whoever runs the cell for a line of text.
   *
   * @param text what is asked
   * @param otherwise the answer where nothing is typed, empty by default; or the options
   * @param options `password`: the answer is not shown while it is typed, nor in any output
   * @throws {ShiftbookError} `input-not-allowed` where nobody can answer, as under nbconvert; `input-ended` where the
   * question was refused
   *
   * @example
   * ```ts
   * const name = await prompt('Your name?', 'Anna');
   * const secret = await prompt('Password: ', { password: true });
   * ```
   */
  function prompt(
    text?: string,
    otherwise?: string | PromptOptions,
    options?: PromptOptions,
  ): Promise<string>;
  /**
   * Asks whoever runs the cell for yes or no; only `y` or `yes` is a yes.
   *
   * @param text what is asked
   * @throws {ShiftbookError} as {@link prompt}
   *
   * @example
   * ```ts
   * if (await confirm('Drop the table?')) await connection.sql`drop table scratch`;
   * ```
   */
  function confirm(text?: string): Promise<boolean>;
}
