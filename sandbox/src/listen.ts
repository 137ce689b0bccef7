import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/**
 * Listens on 127.0.0.1, on the first of `ports` that is free (0 is any), and returns the port.
 *
 * @throws where none is free; the error names the last
 */
export async function listen(server: Server, ports: readonly number[]): Promise<number> {
  for (const [index, port] of ports.entries()) {
    server.listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (index + 1 < ports.length) continue;
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      throw new Error(
        `Port ${port} of 127.0.0.1 is in use. Choose another, or none for any that is free.`,
        { cause: error },
      );
    }
  }
  throw new Error('No port was given to listen on.');
}
