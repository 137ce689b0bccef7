import type { NotebookPanel } from '@jupyterlab/notebook';
import type { NotebookSnapshot } from '../promote/promotion.js';
import { notebookPath } from './location.js';

/** The notebook as it stands in the editor, saved or not. Outputs are left out: they may be large, and say nothing here. */
export function snapshot(panel: NotebookPanel): NotebookSnapshot {
  const content = panel.content.model?.sharedModel.toJSON();
  const cells = content?.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, outputs: [] } : cell,
  );
  return { path: notebookPath(panel), content: { ...content, cells } };
}
