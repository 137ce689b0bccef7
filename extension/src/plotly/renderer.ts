import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type Plotly from 'plotly.js-dist-min';
import { type Figure, readFigure } from './figure.js';
import { labColors } from './lab-colors.js';
import { loadPlotly } from './load.js';
import { themedLayout } from './themed-layout.js';
import { watchTheme } from './watch-theme.js';

export const PLOTLY_MIME = 'application/vnd.plotly.v1+json';

/** Draws one figure: follows the width of its output and the Lab's theme, and lets go of the plot when closed. */
export class PlotlyRenderer extends Widget implements IRenderMime.IRenderer {
  private readonly plot = document.createElement('div');
  private plotly: typeof Plotly | undefined;
  private figure: Figure | undefined;
  private readonly size = new ResizeObserver(() => this.resize());
  private stopWatching: (() => void) | undefined;
  private drawnWidth = 0;

  constructor() {
    super();
    this.addClass('sb-plotly');
    this.plot.className = 'sb-plotly-plot';
    this.node.append(this.plot);
  }

  /** Shows the output's figure, or in words why it cannot. The output itself is never written to. */
  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.figure = readFigure(model.data[PLOTLY_MIME]);
    const { height } = this.figure.layout;
    // Kept free while plotly.js loads, so that the page does not jump.
    if (typeof height === 'number') this.plot.style.minHeight = `${height}px`;
    this.plotly = await loadPlotly();
    await this.draw();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.size.disconnect();
    this.stopWatching?.();
    this.plotly?.purge(this.plot);
    super.dispose();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this.size.observe(this.node);
    this.stopWatching = watchTheme(() => void this.draw());
    void this.draw();
  }

  protected override onBeforeDetach(message: Message): void {
    this.size.disconnect();
    this.stopWatching?.();
    super.onBeforeDetach(message);
  }

  /** Draws, or draws anew; not while there is no room to measure, as in a notebook behind another. */
  private async draw(): Promise<void> {
    const { plotly, figure } = this;
    if (plotly === undefined || figure === undefined || this.isDisposed) return;
    if (!this.isAttached || this.node.clientWidth === 0) return;
    this.drawnWidth = this.node.clientWidth;
    // Drawing writes into what it is given; the figure is kept as it came, for the next theme.
    const { data, layout, config } = structuredClone(figure);
    await plotly.react(this.plot, data, themedLayout(layout, labColors(this.node)), {
      displaylogo: false,
      ...config,
    });
  }

  private resize(): void {
    const width = this.node.clientWidth;
    if (width === this.drawnWidth) return;
    const drawnBefore = this.drawnWidth > 0;
    // Nothing is drawn while hidden; when seen again all is drawn anew, as the theme may be another.
    this.drawnWidth = width;
    if (width === 0) return;
    if (!drawnBefore) void this.draw();
    else if (this.figure?.layout.width === undefined) void this.plotly?.Plots.resize(this.plot);
  }
}
