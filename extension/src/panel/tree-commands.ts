import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';
import { isTable, nodeName } from '../catalog/node.js';
import { selectCell } from '../insert/select-cell.js';
import { insertCell } from '../notebook/insert-cell.js';
import { COMMAND_IDS } from '../tokens.js';
import type { PanelModel } from './panel-model.js';

/** Registers the commands that act on the active line of the tree. */
export function addTreeCommands(
  commands: CommandRegistry,
  model: PanelModel,
  notebooks: INotebookTracker,
): void {
  const activeNode = () => model.activeRow?.node;
  const activeTable = () => {
    const node = activeNode();
    return node !== undefined && isTable(node) ? node : undefined;
  };
  const connection = (): string => activeNode()?.path[0] ?? '';

  const insert = (withColumns: boolean): Promise<void> =>
    model.report(async () => {
      const { path } = activeTable() ?? { path: [] };
      const [name = '', schema = '', table = ''] = path;
      const columns = withColumns ? await model.tree.children(path) : [];
      insertCell(
        notebooks,
        selectCell({
          connection: name,
          schema,
          table,
          columns: columns.map((column) => nodeName(column.path)),
        }),
      );
      return undefined;
    });

  commands.addCommand(COMMAND_IDS.insertSelect, {
    label: 'Insert SELECT * … LIMIT 100',
    isEnabled: () => activeTable() !== undefined,
    execute: () => insert(false),
  });
  commands.addCommand(COMMAND_IDS.insertSelectColumns, {
    label: 'Insert SELECT with All Columns',
    isEnabled: () => activeTable() !== undefined,
    execute: () => insert(true),
  });
  commands.addCommand(COMMAND_IDS.refreshNode, {
    label: 'Refresh',
    isEnabled: () => activeNode() !== undefined,
    execute: () => model.tree.refresh(activeNode()?.path ?? []),
  });
  commands.addCommand(COMMAND_IDS.testConnection, {
    label: 'Test Connection',
    isEnabled: () => connection() !== '' && !model.connections.isBusy(connection()),
    execute: () => model.test(connection()),
  });
  commands.addCommand(COMMAND_IDS.removeConnection, {
    label: 'Remove Connection…',
    isEnabled: () => isRemovable(model, connection()),
    execute: async () => {
      const name = connection();
      if (!isRemovable(model, name)) return;
      const { button } = await showDialog({
        title: 'Remove connection?',
        body: `“${name}” is removed from your saved connections. Nothing changes in Redshift.`,
        buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: 'Remove' })],
      });
      if (button.accept) await model.remove(name);
    },
  });
}

/** Connections of a `shiftbook.json` belong to the project, so the panel leaves them alone. */
export const isRemovable = (model: PanelModel, name: string): boolean =>
  model.connections.find(name)?.source === 'user' && !model.connections.isBusy(name);
