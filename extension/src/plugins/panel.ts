import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin,
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { notebookDirectory } from '../notebook/location.js';
import { labTreeHost } from '../panel/lab-tree-host.js';
import { PanelModel } from '../panel/panel-model.js';
import { PanelWidget } from '../panel/panel-widget.js';
import { addTreeCommands } from '../panel/tree-commands.js';
import { COMMAND_IDS, IPanelClient, PLUGIN_IDS } from '../tokens.js';
import type { PanelClient } from '../wire/client.js';

/** The panel "Redshift" in the left sidebar. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.panel,
  description: 'Connections to Amazon Redshift and what is in them.',
  autoStart: true,
  requires: [IPanelClient, INotebookTracker],
  optional: [ILayoutRestorer, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    client: PanelClient,
    notebooks: INotebookTracker,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
  ) => {
    const model = new PanelModel(client);
    const host = labTreeHost(app.commands, model);
    const panel = new PanelWidget(model, host, () => model.show(notebookDirectory(notebooks)));
    addTreeCommands(app.commands, model, notebooks);
    notebooks.currentChanged.connect(() => model.setDirectory(notebookDirectory(notebooks)));

    app.commands.addCommand(COMMAND_IDS.showPanel, {
      label: 'Show Redshift Connections',
      execute: () => app.shell.activateById(panel.id),
    });
    palette?.addItem({ command: COMMAND_IDS.showPanel, category: 'Shiftbook' });
    app.shell.add(panel, 'left', { rank: 600, type: 'Redshift' });
    restorer?.add(panel, panel.id);
  },
};
