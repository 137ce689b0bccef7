import { randomUUID } from 'node:crypto';
import { barHtml } from './bar-html.js';
import type { BarState } from './bar-state.js';
import { barText } from './bar-text.js';
import { type FrontEnd, frontEnd } from './front-end.js';

/** Where a bar is seen. */
export interface BarView {
  /** Whether anybody sees it while it runs. */
  readonly live: boolean;
  show(bar: BarState): void;
  /** Calls back when the bar's cell is interrupted; gives what takes the wish back. */
  onInterrupt(interrupted: () => void): () => void;
}

/** In a notebook: one output, replaced as the work goes on. */
function notebookView(notebook: FrontEnd): BarView {
  const id = randomUUID();
  let shown = false;
  return {
    live: true,
    show(bar) {
      notebook.show({ 'text/html': barHtml(bar), 'text/plain': barText(bar) }, id, shown);
      shown = true;
    },
    onInterrupt: (interrupted) => notebook.onInterrupt(interrupted),
  };
}

/** In a log: one line, when the work has ended. */
const logView: BarView = {
  live: false,
  show(bar) {
    if (bar.state !== 'running') process.stderr.write(`${barText(bar)}\n`);
  },
  onInterrupt: () => () => undefined,
};

export function openView(): BarView {
  const notebook = frontEnd();
  return notebook === undefined ? logView : notebookView(notebook);
}
