import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { UUID } from '@lumino/coreutils';
import { HiddenKernelLink } from '../kernel/hidden-kernel-link.js';
import { IPanelClient, PLUGIN_IDS } from '../tokens.js';
import { PanelClient } from '../wire/client.js';

/** Provides the line to the hidden kernel. It starts nothing: the first request does. */
export const clientPlugin: JupyterFrontEndPlugin<PanelClient> = {
  id: PLUGIN_IDS.client,
  description: 'The line to the kernel behind the Shiftbook panels.',
  autoStart: true,
  provides: IPanelClient,
  activate: ({ serviceManager }: JupyterFrontEnd) => {
    const clientId = UUID.uuid4();
    return new PanelClient(
      (events) => new HiddenKernelLink(serviceManager, clientId, events),
      clientId,
    );
  },
};
