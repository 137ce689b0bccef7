import type { CommandRegistry } from '@lumino/commands';
import { Menu } from '@lumino/widgets';
import { isTable, nodeName } from '../catalog/node.js';
import { COMMAND_IDS } from '../tokens.js';
import type { PanelModel } from './panel-model.js';
import { rowCommands } from './row-commands.js';
import { isRemovable } from './tree-commands.js';
import type { TreeHost } from './view/tree-view.js';

/** Connects the tree's keys, buttons and menu to the Lab's commands. */
export function labTreeHost(commands: CommandRegistry, model: PanelModel): TreeHost {
  const run = (command: string): void => {
    void commands.execute(command);
  };
  const commandsOf: TreeHost['commandsOf'] = (row) =>
    rowCommands(row, isRemovable(model, nodeName(row.node.path)));
  return {
    commandsOf,
    run,
    openMenu(row, x, y) {
      const items = commandsOf(row);
      if (items.length === 0) return;
      const menu = new Menu({ commands });
      for (const command of items) menu.addItem({ command });
      // The menu closes before its command has run; it is let go of on the next turn.
      menu.aboutToClose.connect(() => setTimeout(() => menu.dispose()));
      menu.open(x, y);
    },
    act({ do: action, row }) {
      const { path } = row.node;
      if (action === 'expand') void model.tree.expand(path);
      else if (action === 'collapse') model.tree.collapse(path);
      else if (action === 'remove') {
        if (row.level === 1) run(COMMAND_IDS.removeConnection);
      } else if (row.note !== undefined) run(COMMAND_IDS.refreshNode);
      else if (isTable(row.node)) run(COMMAND_IDS.insertSelect);
      else if (row.expandable) this.act({ do: row.expanded ? 'collapse' : 'expand', row });
    },
  };
}
