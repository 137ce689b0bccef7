import { connect as connectSocket, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { listen } from '../listen.js';
import type { Certificate } from '../tls/authority.js';
import { noTls, type Refusal } from './login.js';
import { relaySession } from './relay/session.js';
import { type Backend, logIn, refuse } from './session.js';
import { takeOpening } from './wire/startup.js';

/** The front of PostgreSQL that looks like Redshift. */
export interface Gateway {
  readonly port: number;
  /** Breaks off every open connection. */
  disconnect(): void;
  close(): Promise<void>;
}

/** How to run the {@link Gateway}. */
export interface GatewayOptions {
  readonly backend: Backend;
  readonly certificate: Certificate;
  /** Ports to try in turn; 0 is any free one. */
  readonly ports: readonly number[];
  readonly log: (line: string) => void;
  /** Asked at every login, before the password: gives the refusal of one that may not go on now. */
  readonly admit?: () => Promise<Refusal | undefined>;
}

/** As long as Redshift waits for a login. */
const LOGIN_MILLISECONDS = 60_000;

/**
 * Listens for Redshift clients on 127.0.0.1. It ends TLS, which it requires, and the login; from the first
 * ReadyForQuery on, messages are relayed, statements as PostgreSQL has them and answers as Redshift has them.
 *
 * @throws where the port is in use
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const context = createSecureContext(options.certificate);
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // Clients go as they like; what is told of it ends with them.
    socket.on('error', () => socket.destroy());
    socket.setTimeout(LOGIN_MILLISECONDS, () => socket.destroy());
    serve(socket, context, options).catch((error: unknown) => {
      options.log(`Redshift gateway: ${error instanceof Error ? error.message : String(error)}`);
      socket.destroy();
    });
  });
  const port = await listen(server, options.ports);
  const disconnect = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port,
    disconnect,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      disconnect();
      await closed;
    },
  };
}

async function serve(
  socket: Socket,
  context: SecureContext,
  { backend, admit }: GatewayOptions,
): Promise<void> {
  let stream: Duplex = socket;
  for (let opening = await takeOpening(stream); ; opening = await takeOpening(stream)) {
    switch (opening?.kind) {
      case undefined:
        stream.destroy();
        return;
      case 'cancel':
        cancel(stream, opening.bytes, backend.socket);
        return;
      case 'gss':
        stream.write('N');
        break;
      case 'ssl':
        // A second layer, or bytes sent before TLS began, which would be taken as if they had been encrypted.
        if (stream !== socket || socket.readableLength > 0) {
          stream.destroy();
          return;
        }
        socket.write('S');
        stream = new TLSSocket(socket, { isServer: true, secureContext: context });
        stream.on('error', () => socket.destroy());
        break;
      case 'startup': {
        if (stream === socket) {
          const user = opening.parameters.get('user') ?? '';
          const database = opening.parameters.get('database') ?? user;
          refuse(socket, noTls(user, database, socket.remoteAddress ?? ''));
          return;
        }
        const refusal = await admit?.();
        if (refusal !== undefined) return refuse(stream, refusal);
        const session = await logIn(stream, opening, backend);
        if (session === undefined) return;
        socket.setTimeout(0);
        return relaySession(stream, session.server, session.who, backend.relay);
      }
    }
  }
}

/** Passes a request to cancel a query on to PostgreSQL, which checks its key and closes the connection. */
function cancel(client: Duplex, request: Buffer, socket: string): void {
  const server = connectSocket(socket);
  server.on('error', () => client.destroy());
  server.on('close', () => client.end());
  server.resume();
  server.end(request);
}
