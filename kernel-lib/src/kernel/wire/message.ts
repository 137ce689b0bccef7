import { randomUUID } from 'node:crypto';

/** A JSON object as it stands in a message. */
export type JsonObject = { readonly [key: string]: unknown };

/** Version of the messaging protocol that this kernel speaks. */
export const PROTOCOL_VERSION = '5.4';

/** Header of a Jupyter message (https://jupyter-client.readthedocs.io/en/stable/messaging.html#message-header). */
export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  /** ISO 8601. */
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
}

export interface Message {
  readonly header: Header;
  /** Header of the request that this message belongs to; empty when it belongs to none. */
  readonly parent: Header | Record<string, never>;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/** A header with an id of its own in the kernel's session. */
export function createHeader(type: string, session: string): Header {
  return {
    msg_id: randomUUID(),
    session,
    username: 'shiftbook',
    date: new Date().toISOString(),
    msg_type: type,
    version: PROTOCOL_VERSION,
  };
}
