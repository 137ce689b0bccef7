import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../listen.js';
import type { Service } from '../protocol/service.js';
import { type PauseOptions, pauseOptions } from '../redshift/serverless/pausing.js';
import { readBody } from './body.js';
import { claimOf } from './credential.js';
import { type Forwarder, forwarder } from './forward.js';
import { identify } from './identify.js';
import { answerOwn } from './own.js';
import { type Answer, refuseSignature } from './refusal.js';

/** Where requests go once everything runs. */
export interface Destinations {
  /** The services that the sandbox answers itself. */
  readonly services: readonly Service[];
  /** Answers everything else. */
  readonly ministack: { readonly socket: string; readonly token: string };
  pauseWorkgroup(how: PauseOptions): void;
}

/** The one address of the sandbox's cloud. */
export interface ControlPlane {
  readonly port: number;
  /** Begins to answer; until then every request is told to come again. */
  open(destinations: Destinations): void;
  close(): Promise<void>;
}

/** How to run the {@link ControlPlane}. */
export interface ControlPlaneOptions {
  /** Ports to try in turn; 0 is any free one. */
  readonly ports: readonly number[];
  /** Tells one sandbox from another that has the same port later. */
  readonly instance: string;
  readonly log: (line: string) => void;
}

/** Where a sandbox tells its instance: outside of what AWS's clients ask for. */
export const INSTANCE_PATH = '/_shiftbook/instance';

/** Where the sandbox is told to pause its workgroup: followed by the instance, so that no other at this port is meant. */
export const PAUSE_PATH = '/_shiftbook/pause/';

/**
 * Listens on 127.0.0.1 and routes requests by the service they are signed for.
 *
 * @throws where the port is in use
 */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  let routes: { services: ReadonlyMap<string, Service>; to: Destinations; pass: Forwarder };
  const server = createServer((incoming, response) => {
    if (incoming.url === INSTANCE_PATH) {
      send(response, { status: 200, type: 'text/plain', body: options.instance });
    } else if (routes !== undefined && incoming.url?.startsWith(PAUSE_PATH)) {
      pause(incoming, response, routes.to);
    } else if (routes === undefined) {
      send(response, { status: 503, type: 'text/plain', body: 'The sandbox is starting.\n' });
    } else {
      route(incoming, response).catch((error: Error) => {
        options.log(`control plane: ${error.stack ?? error.message}`);
        if (response.headersSent) response.destroy();
        else send(response, { status: 500, type: 'text/plain', body: 'See the sandbox log.\n' });
      });
    }
  });
  /** `POST /_shiftbook/pause/INSTANCE?answer=stall&resumeMilliseconds=2000` */
  function pause(incoming: IncomingMessage, response: ServerResponse, to: Destinations): void {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://sandbox');
    const known = incoming.method === 'POST' && pathname === PAUSE_PATH + options.instance;
    if (known) to.pauseWorkgroup(pauseOptions(searchParams));
    send(response, { status: known ? 200 : 404, type: 'text/plain', body: '' });
  }

  // Uploads and downloads take as long as they take.
  server.requestTimeout = 0;
  // Longer than clients keep theirs: a connection is not closed on one that is about to use it.
  server.keepAliveTimeout = 75_000;

  async function route(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const claim = claimOf(incoming.url ?? '/', incoming.headers);
    const refuse = (...[failure, message]: [Parameters<typeof refuseSignature>[0], string]) =>
      send(response, refuseSignature(failure, message, incoming.headers, requestId), requestId);
    if (claim === undefined && incoming.method !== 'OPTIONS') {
      return refuse('MissingAuthenticationToken', 'Request is missing Authentication Token');
    }
    // ministack lets keys of these forms do everything, without looking at their signature.
    if (claim !== undefined && /^(test|\d{12}|)$/.test(claim.accessKeyId)) {
      return refuse(
        'InvalidClientTokenId',
        'The security token included in the request is invalid.',
      );
    }
    const service = routes.services.get(claim?.scope ?? '');
    if (service === undefined) return routes.pass.forward(incoming, response);

    const body = await readBody(incoming);
    const identity = await identify(routes.to.ministack, incoming, body);
    if ('failure' in identity) return refuse(identity.failure, identity.message);
    const request = { incoming, body, caller: identity.caller, requestId, log: options.log };
    send(response, await answerOwn(service, request), requestId);
  }

  const port = await listen(server, options.ports);
  return {
    port,
    open(to) {
      const services = new Map(to.services.map((service) => [service.scope, service]));
      routes = { services, to, pass: forwarder(to.ministack.socket) };
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      routes?.pass.close();
    },
  };
}

function send(response: ServerResponse, answer: Answer, requestId?: string): void {
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    ...(requestId === undefined ? {} : { 'x-amzn-requestid': requestId }),
  });
  response.end(answer.body);
}
