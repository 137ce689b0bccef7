import type { Parameter } from './parameters.js';

/** A message to the server: type byte, length, body. */
function message(type: string, ...parts: readonly (Buffer | string | number)[]): Buffer {
  const body = parts.map((part) => {
    if (typeof part === 'string') {
      return Buffer.from(`${part}\0`);
    }
    if (typeof part === 'number') {
      return int16(part);
    }
    return part;
  });
  const length = body.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([Buffer.from(type), int32(length), ...body]);
}

/** A number of two bytes, as messages hold it. */
export function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** A number of four bytes. */
export function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function bound(text: string | null): Buffer {
  if (text === null) {
    return int32(-1);
  }
  const bytes = Buffer.from(text);
  return Buffer.concat([int32(bytes.length), bytes]);
}

/** The unnamed statement and portal, the only ones used. */
const UNNAMED = '';

function parse(text: string, parameters: readonly Parameter[]): Buffer {
  const types = parameters.map(({ oid }) => int32(oid));
  return message('P', UNNAMED, text, types.length, ...types);
}

/**
 * The bytes that run one statement by the extended protocol: Parse, Bind, Describe, Execute, Sync, all of the unnamed
 * statement and portal, results as text. (PostgreSQL documentation, "Extended Query".)
 *
 * @param maxRows how many rows the server may send, after which it stops; 0 for all. Redshift's own JDBC driver limits
 *   a query's rows by this number too.
 */
export function executeRequest(
  text: string,
  parameters: readonly Parameter[],
  maxRows = 0,
): Buffer {
  const values = parameters.map((parameter) => bound(parameter.text));
  return Buffer.concat([
    parse(text, parameters),
    message('B', UNNAMED, UNNAMED, 0, values.length, ...values, 0),
    message('D', Buffer.from('P'), UNNAMED),
    message('E', UNNAMED, int32(maxRows)),
    message('S'),
  ]);
}

/** The bytes that have one statement parsed and its result described, without running it: Parse, Describe, Sync. */
export function describeRequest(text: string, parameters: readonly Parameter[]): Buffer {
  return Buffer.concat([
    parse(text, parameters),
    message('D', Buffer.from('S'), UNNAMED),
    message('S'),
  ]);
}

/** What ends a `COPY … FROM STDIN`, which is not for this client: CopyFail and Sync. */
export function copyFailRequest(reason: string): Buffer {
  return Buffer.concat([message('f', reason), message('S')]);
}

/** CancelRequest, the only message on a connection of its own. */
export function cancelRequest(processId: number, secretKey: number): Buffer {
  return Buffer.concat([16, 80877102, processId, secretKey].map(int32));
}

/** SSLRequest, which asks for TLS before anything else. */
export function tlsRequest(): Buffer {
  return Buffer.concat([8, 80877103].map(int32));
}

/** Sync alone, which the server answers with ReadyForQuery. */
export function syncRequest(): Buffer {
  return message('S');
}
