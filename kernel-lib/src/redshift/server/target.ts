import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { ShiftbookError } from '../../errors.js';
import type { Endpoint } from '../credentials/endpoint.js';
import type { WireProfile } from '../profile/profile.js';

/** A server to log in to, and how its certificate is checked. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly tls: ConnectionOptions;
  /** How long reaching it and logging in may take, in milliseconds. */
  readonly timeout: number;
}

/** How long reaching the server and logging in may take where the profile does not say, in milliseconds. */
const CONNECT_TIMEOUT = 15_000;

export const connectTimeout = (profile: WireProfile): number =>
  profile.connectTimeout ?? CONNECT_TIMEOUT;

function readAuthorities(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ShiftbookError('tls-ca-unreadable', `The CA file ${file} cannot be read.`, {
      hint: 'Correct "ca" in the connection, or SHIFTBOOK_CA, to the path of a PEM file.',
      cause: error,
    });
  }
}

/**
 * The server of a profile. Certificates are checked against the profile's `ca`, else the file that `SHIFTBOOK_CA`
 * names, else Node's own authorities.
 *
 * @throws ShiftbookError `tls-ca-unreadable`.
 */
export function targetOf(profile: WireProfile, { host, port }: Endpoint): Target {
  const authorities = profile.ca ?? process.env.SHIFTBOOK_CA;
  return {
    host,
    port,
    database: profile.database,
    timeout: connectTimeout(profile),
    tls: {
      rejectUnauthorized: true,
      ...(authorities ? { ca: readAuthorities(authorities) } : {}),
      // A name in SNI must not be an IP address (RFC 6066, section 3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // Through a tunnel or a load balancer the name cannot match; the certificate itself is checked all the same.
      ...(profile.sslMode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
    },
  };
}
