import type { PanelChannel } from '../../panel/channel.js';
import { PANEL_TARGET } from '../../panel/protocol.js';
import type { CommManager } from './manager.js';

/**
 * Offers the service behind the JupyterLab panels as a comm target. The service is loaded when the first panel comes:
 * notebooks' kernels have none.
 *
 * @param servedFolder the folder that Jupyter serves, which the panels' hidden kernel runs in
 */
export function registerPanelTarget(
  comms: CommManager,
  version: string,
  servedFolder: string,
): void {
  let service: Promise<(channel: PanelChannel) => void> | undefined;
  comms.registerTarget(PANEL_TARGET, (comm) => {
    service ??= import('../../panel/service.js').then(({ createPanelService }) =>
      createPanelService({ version, servedFolder }),
    );
    // What the panel sends before the service is there waits for it.
    const accepted = service.then((accept) => accept(channel));
    const channel: PanelChannel = {
      send: (data) => comm.send(data),
      close: () => comm.close(),
      onMessage: (listener) => {
        deliver = listener;
      },
      onClose: (listener) => {
        closed = listener;
      },
    };
    let deliver: Parameters<PanelChannel['onMessage']>[0] = () => undefined;
    let closed: () => void = () => undefined;
    comm.onMessage(({ data }) => void accepted.then(() => deliver(data)));
    comm.onClose(() => void accepted.then(() => closed()));
  });
}
