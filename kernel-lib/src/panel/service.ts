import { resolve } from 'node:path';
import type { PanelChannel } from './channel.js';
import { PanelSession } from './session.js';

export interface PanelServiceOptions {
  /** Version of Shiftbook, as the panel shows it. */
  readonly version: string;
  /** The folder that Jupyter serves. */
  readonly servedFolder: string;
}

/**
 * The service behind the JupyterLab panels.
 *
 * @returns what takes each new line to a panel
 */
export function createPanelService(options: PanelServiceOptions): (channel: PanelChannel) => void {
  const clients = new Map<string, PanelSession>();
  const owner = {
    version: options.version,
    absolute: (path: string) => resolve(options.servedFolder, path),
    // A page that loads again leaves its old comm behind in the kernel.
    identify: (session: PanelSession, clientId: string) => {
      const older = clients.get(clientId);
      clients.set(clientId, session);
      if (older !== undefined && older !== session) void older.close();
    },
  };
  return (channel) => void new PanelSession(channel, owner);
}
