import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import { openTcp, startTls } from '../server/open-tls.js';
import type { Target } from '../server/target.js';
import type { Found } from './recorder.js';

/** Which addresses the host name has. Throws what the resolver says. */
export async function resolveName({
  host,
}: Pick<Target, 'host'>): Promise<Found<readonly string[]>> {
  const addresses = (await lookup(host, { all: true })).map(({ address }) => address);
  return { value: addresses, detail: `${host} is ${addresses.join(', ')}` };
}

/** Whether the server's port answers. Throws what the socket says, `ETIMEDOUT` for silence. */
export async function tryTcp(target: Target): Promise<Found<undefined>> {
  await within(target, async (signal) => {
    (await openTcp(target, signal)).destroy();
  });
  return { value: undefined, detail: `${target.host}:${target.port} answers` };
}

/** Speaks TLS with the server, and tells who it says it is. Throws what TLS says. */
export function tryTls(target: Target): Promise<string> {
  return within(target, async (signal) => {
    const tcp = await openTcp(target, signal);
    try {
      return describe(await startTls(tcp, target, signal));
    } finally {
      const closed = once(tcp, 'close');
      tcp.destroy();
      await closed;
    }
  });
}

function describe(socket: TLSSocket): string {
  const { subject, issuer, valid_to } = socket.getPeerCertificate();
  const ends = new Date(valid_to).toISOString().slice(0, 10);
  return `${socket.getProtocol()}, certificate of ${subject.CN} by ${issuer.CN}, valid until ${ends}`;
}

async function within<T>(
  { timeout }: Target,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw Object.assign(new Error('timeout expired'), { code: 'ETIMEDOUT', cause: error });
  }
}
