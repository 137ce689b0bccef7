import { createServer } from 'node:net';
import { SetupError } from './progress.mjs';

const LOOPBACK = '127.0.0.1';

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });

/** The port asked for, or the first free one from 8888 on, as Jupyter itself picks. */
export async function choosePort(asked) {
  if (asked !== undefined) {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new SetupError(`--port takes a number from 1 to 65535, not "${asked}".`);
    if (await isFree(port)) return port;
    throw new SetupError(
      `Port ${port} is in use on ${LOOPBACK}. Stop the program that listens there, or start with another --port.`,
    );
  }
  for (let port = 8888; port < 8938; port++) if (await isFree(port)) return port;
  throw new SetupError('Ports 8888 to 8937 are all in use. Name a free one with --port.');
}
