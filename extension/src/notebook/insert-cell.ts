import { type INotebookTracker, NotebookActions } from '@jupyterlab/notebook';
import { PanelFailure } from '../wire/failure.js';

/**
 * Puts a code cell below the active one and makes it active; an active cell that is empty is used itself. It is not run.
 *
 * @throws PanelFailure `no-notebook` where none is open.
 */
export function insertCell(notebooks: INotebookTracker, source: string): void {
  const panel = notebooks.currentWidget;
  if (panel === null)
    throw new PanelFailure('no-notebook', 'No notebook is open.', 'Open one, then insert again.');
  const { content } = panel;
  const active = content.activeCell?.model;
  const usable = active?.type === 'code' && active.sharedModel.getSource().trim() === '';
  if (!usable) NotebookActions.insertBelow(content);
  content.activeCell?.model.sharedModel.setSource(source);
  content.mode = 'edit';
  panel.activate();
}
