import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { Sandbox } from '@shiftbook/sandbox';
import { type Certificate, serverCertificate } from '../../../../sandbox/src/tls/authority.js';

/**
 * How a connection breaks: RST; nothing more comes, either way; the server's half is closed; closed with TLS's goodbye;
 * closed without.
 */
export type Fault = 'reset' | 'silence' | 'half-closed' | 'tls-closed' | 'hung-up';

/** Where: before a request is passed on, or after so many bytes of the answer. */
interface Plan {
  readonly fault: Fault;
  readonly requests: boolean;
  readonly bytes: number;
  /** How many of the bytes are left until it breaks. */
  left: number;
  times: number;
}

/** Bytes of SSLRequest and of its answer. */
const SSL_REQUEST = 8;

/**
 * A Redshift server as clients see it, between them and the sandbox's gateway, whose connections break where they are
 * told to. It ends TLS on both sides, so that it cuts the protocol's own bytes.
 */
export class FaultProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #certificate: Certificate | undefined;
  #plan: Plan | undefined;

  constructor(private readonly sandbox: Sandbox) {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  get #ca(): string {
    return this.sandbox.env.SHIFTBOOK_CA ?? '';
  }

  /** Starts to listen. @returns what a profile needs to come by here. */
  async listen(): Promise<{ host: string; port: number }> {
    this.#certificate = await serverCertificate(dirname(this.#ca));
    await this.#open(0);
    return { host: 'localhost', port: this.#port };
  }

  get #port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    return address.port;
  }

  #open(port: number): Promise<void> {
    return new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  /** Breaks a connection once so many bytes of answers have passed since now; `times` of them in turn. */
  breakAnswers(fault: Fault, bytes = 0, times = 1): void {
    this.#plan = { fault, requests: false, bytes, left: bytes, times };
  }

  /** Breaks a connection before the next request is passed on. */
  breakRequests(fault: Fault): void {
    this.#plan = { fault, requests: true, bytes: 0, left: 0, times: 1 };
  }

  /** Ends all connections that there are, and lets no new ones in until the function it gives is called. */
  async shut(): Promise<() => Promise<void>> {
    const port = this.#port;
    await this.close();
    return () => this.#open(port);
  }

  /** Breaks every connection that there is, at rest or not. */
  async hangUp(): Promise<void> {
    const closed = [...this.#sockets].map((socket) => once(socket.destroy(), 'close'));
    await Promise.all(closed);
  }

  close(): Promise<unknown> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    void this.hangUp();
    return closed;
  }

  #serve(client: Socket): void {
    const server = connectTcp(this.sandbox.cluster.port, 'localhost');
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    }
    server.write(Buffer.from([0, 0, 0, SSL_REQUEST, 0x04, 0xd2, 0x16, 0x2f]));
    server.once('data', () => {
      const ca = readFileSync(this.#ca);
      const inner = connectTls({ socket: server, servername: 'localhost', ca });
      client.once('data', () => {
        client.write('S');
        const outer = new TLSSocket(client, { isServer: true, ...this.#certificate });
        this.#join(client, outer, inner);
      });
    });
  }

  #join(raw: Socket, outer: TLSSocket, inner: TLSSocket): void {
    let broken = false;
    const pass = (bytes: Buffer, to: TLSSocket, requests: boolean): void => {
      const plan = this.#plan;
      if (broken) return;
      if (plan === undefined || plan.requests !== requests || plan.times === 0) {
        to.write(bytes);
      } else if (bytes.length <= plan.left) {
        plan.left -= bytes.length;
        to.write(bytes);
      } else {
        broken = true;
        const before = bytes.subarray(0, plan.left);
        plan.times--;
        plan.left = plan.bytes;
        if (before.length === 0) breakBy(plan.fault, raw, outer);
        else outer.write(before, () => breakBy(plan.fault, raw, outer));
      }
    };
    inner.on('data', (bytes: Buffer) => pass(bytes, outer, false));
    outer.on('data', (bytes: Buffer) => pass(bytes, inner, true));
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      one.on('error', () => undefined);
      one.once('end', () => broken || other.end());
      one.once('close', () => broken || other.destroy());
    }
  }
}

function breakBy(fault: Fault, raw: Socket, outer: TLSSocket): void {
  switch (fault) {
    case 'reset':
      raw.resetAndDestroy();
      break;
    case 'half-closed':
      raw.end();
      break;
    case 'tls-closed':
      outer.end();
      break;
    case 'hung-up':
      raw.destroy();
      break;
    case 'silence':
  }
}
