import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { PLOTLY_MIME, PlotlyRenderer } from './renderer.js';

const rendererFactory: IRenderMime.IRendererFactory = {
  // Plotly draws numbers and a few harmless tags of text; it runs nothing that a figure holds.
  safe: true,
  mimeTypes: [PLOTLY_MIME],
  createRenderer: () => new PlotlyRenderer(),
};

/** Draws Plotly figures in outputs. The Lab loads this file at start, and plotly.js with the first figure only. */
const extension: IRenderMime.IExtension = {
  id: '@shiftbook/jupyterlab:plotly',
  description: 'Draws Plotly figures.',
  rendererFactory,
  rank: 0,
  dataType: 'json',
};

export default extension;
