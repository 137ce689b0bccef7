import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** Passes requests on to another server. */
export interface Forwarder {
  forward(incoming: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

/**
 * Passes requests on to the server on a Unix socket, byte for byte: path and headers as they came (Host too), so that
 * their signatures stay valid; bodies are streamed both ways, each as fast as the other side takes them.
 */
export function forwarder(socketPath: string): Forwarder {
  // Shorter than the server's own 75 s: it never closes a connection that we are about to use.
  const agent = new Agent({ keepAlive: true, timeout: 60_000 });
  return {
    forward(incoming, response) {
      const outgoing = request({
        socketPath,
        agent,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.rawHeaders,
      });
      outgoing.on('response', (answer) => {
        response.sendDate = false;
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
        // A client that leaves, or a server that breaks off: the pipeline closes the other end.
        pipeline(answer, response, () => undefined);
      });
      pipeline(incoming, outgoing, () => undefined);
      outgoing.on('error', (error) => {
        if (response.headersSent) response.destroy();
        else response.writeHead(502, { 'content-type': 'text/plain' }).end(`${error.message}\n`);
      });
    },
    close: () => agent.destroy(),
  };
}
