import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { promoteIcon } from '../icons.js';
import { snapshot } from '../notebook/snapshot.js';
import { askMode } from '../promote/ask-mode.js';
import { Promotion } from '../promote/promotion.js';
import { PromotionWidget } from '../promote/promotion-widget.js';
import { COMMAND_IDS, IPanelClient, PLUGIN_IDS } from '../tokens.js';
import type { PanelClient } from '../wire/client.js';

/** "Promote to pipeline". Where the toolbar and the menu show it stands in `schema/promote.json`. */
export const promotePlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.promote,
  description: 'Makes a SageMaker pipeline of the notebook’s tagged cells.',
  autoStart: true,
  requires: [IPanelClient, INotebookTracker],
  optional: [ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    client: PanelClient,
    notebooks: INotebookTracker,
    palette: ICommandPalette | null,
  ) => {
    /** One place in the main area for each notebook. */
    const places = new Map<string, MainAreaWidget<PromotionWidget>>();

    const show = (promotion: Promotion, ref: string): void => {
      const { path } = promotion.notebook;
      const place = places.get(path);
      if (place !== undefined) {
        place.content.replace(promotion);
        app.shell.activateById(place.id);
        return;
      }
      const made = new MainAreaWidget({ content: new PromotionWidget(promotion) });
      places.set(path, made);
      made.disposed.connect(() => places.delete(path));
      app.shell.add(made, 'main', { mode: 'split-right', ref });
    };

    app.commands.addCommand(COMMAND_IDS.promote, {
      label: (args) => (args.toolbar === true ? '' : 'Promote to Pipeline…'),
      caption: 'Promote this notebook to a SageMaker pipeline',
      icon: promoteIcon,
      isEnabled: () => notebooks.currentWidget !== null,
      execute: async () => {
        const panel = notebooks.currentWidget;
        if (panel === null) return;
        const { path, content } = snapshot(panel);
        const mode = await askMode(path.split('/').pop() ?? path);
        if (mode === undefined) return;
        const promotion = new Promotion(client, { path, content }, mode);
        show(promotion, panel.id);
        await promotion.run();
      },
    });
    palette?.addItem({ command: COMMAND_IDS.promote, category: 'Shiftbook' });
  },
};
