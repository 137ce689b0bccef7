import { PathExt } from '@jupyterlab/coreutils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

/** The notebook's path, relative to the folder that Jupyter serves and without a drive's name. */
export const notebookPath = (panel: NotebookPanel): string => panel.context.localPath;

/** The folder of the notebook in front; the served folder itself where none is open. */
export const notebookDirectory = ({ currentWidget }: INotebookTracker): string =>
  currentWidget === null ? '' : PathExt.dirname(notebookPath(currentWidget));
