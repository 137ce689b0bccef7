import { Token } from '@lumino/coreutils';
import type { PanelClient } from './wire/client.js';

/** Name of the package, and first half of every plugin's id. */
export const PACKAGE = '@shiftbook/jupyterlab';

export const PLUGIN_IDS = {
  client: `${PACKAGE}:client`,
  panel: `${PACKAGE}:panel`,
  promote: `${PACKAGE}:promote`,
  plotly: `${PACKAGE}:plotly`,
} as const;

export const COMMAND_IDS = {
  /** Shows the panel "Redshift". */
  showPanel: 'shiftbook:show-redshift',
  /** Asks for a mode, then promotes the notebook in front. */
  promote: 'shiftbook:promote',
  /** These act on the row of the tree that is active. */
  insertSelect: 'shiftbook:insert-select',
  insertSelectColumns: 'shiftbook:insert-select-columns',
  refreshNode: 'shiftbook:refresh-node',
  testConnection: 'shiftbook:test-connection',
  removeConnection: 'shiftbook:remove-connection',
} as const;

/** The one line to the hidden kernel, shared by everything in the Lab that talks to it. */
export const IPanelClient = new Token<PanelClient>(
  `${PACKAGE}:IPanelClient`,
  'Requests to the kernel behind the Shiftbook panels.',
);
