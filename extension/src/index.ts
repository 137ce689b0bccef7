import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { clientPlugin } from './plugins/client.js';
import { panelPlugin } from './plugins/panel.js';
import { promotePlugin } from './plugins/promote.js';

/** The plugins that the Lab activates; the Plotly renderer is an entry of its own. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [clientPlugin, panelPlugin, promotePlugin];

export default plugins;
