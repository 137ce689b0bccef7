import type { ServiceManager, Session } from '@jupyterlab/services';
import { PanelFailure } from '../wire/failure.js';

/** The kernelspec whose kernels answer the panels. */
export const KERNEL_NAME = 'shiftbook';

/** Never a file: a fixed path, by which a page that loads again finds the same kernel. */
const SESSION_PATH = 'shiftbook-panel';

/** The parts of the Lab's services that this needs. */
export type SessionServices = Pick<ServiceManager.IManager, 'sessions' | 'kernelspecs'>;

/**
 * The session of the hidden kernel: the one that runs already, or a new one.
 *
 * @param fresh End the one that runs, and start another.
 * @throws PanelFailure `kernel-not-installed`.
 */
export async function hiddenSession(
  { sessions, kernelspecs }: SessionServices,
  fresh: boolean,
): Promise<Session.ISessionConnection> {
  const kernelConnectionOptions = { handleComms: true };
  await sessions.refreshRunning();
  const running = await sessions.findByPath(SESSION_PATH);
  if (running !== undefined) {
    const usable = !fresh && running.kernel !== null && running.kernel.execution_state !== 'dead';
    if (usable) return sessions.connectTo({ model: running, kernelConnectionOptions });
    await sessions.shutdown(running.id);
  }
  await requireKernelspec(kernelspecs);
  const options = {
    path: SESSION_PATH,
    name: 'Shiftbook panels',
    type: 'shiftbook-panel',
    kernel: { name: KERNEL_NAME },
  };
  return sessions.startNew(options, { kernelConnectionOptions });
}

async function requireKernelspec(kernelspecs: SessionServices['kernelspecs']): Promise<void> {
  await kernelspecs.ready;
  const installed = (): boolean => kernelspecs.specs?.kernelspecs[KERNEL_NAME] !== undefined;
  if (installed()) return;
  await kernelspecs.refreshSpecs();
  if (installed()) return;
  throw new PanelFailure(
    'kernel-not-installed',
    `The kernel “${KERNEL_NAME}” is not installed where this Jupyter server runs.`,
    'Run “shiftbook install” there, then press “Start again”.',
  );
}
