import type { ChannelName } from '../channels/protocol.js';
import type { JsonObject, Message } from '../wire/message.js';

/** A request as a handler sees it. */
export interface Request {
  readonly channel: ChannelName;
  readonly identities: readonly Uint8Array[];
  readonly message: Message;
}

/** Gives the content of the reply; `undefined` where the protocol knows no reply. */
export type Handler = (
  request: Request,
) => Promise<JsonObject | undefined> | JsonObject | undefined;
