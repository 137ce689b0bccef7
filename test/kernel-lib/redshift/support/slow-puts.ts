import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** An endpoint before S3 that has read what is put, and passes it on when it is told to: also for a client that is gone. */
export async function slowPuts(endpoint: string) {
  let letThrough = (): void => undefined;
  const gate = new Promise<void>((open) => {
    letThrough = open;
  });
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((told) => {
    arrive = told;
  });
  const passed: Promise<void>[] = [];
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    if (incoming.method === 'PUT') {
      arrive();
      await gate;
    }
    const { method, headers, url } = incoming;
    const sent = request(endpoint + url, { method, headers }).end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    outgoing.end(await buffer(answer));
  };
  const server = createServer((incoming, outgoing) => {
    passed.push(pass(incoming, outgoing));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    /** Resolves when a file has come this far. */
    arrived,
    letThrough: () => letThrough(),
    /** Resolves when all that came has been passed on. */
    close: async () => {
      await Promise.all(passed);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
