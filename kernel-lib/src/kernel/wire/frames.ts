import { stringify } from '../originals.js';
import { decodeHeader, decodeObject, decodeParent } from './json.js';
import { MalformedMessage } from './malformed.js';
import type { Message } from './message.js';
import type { Signer } from './signature.js';

const DELIMITER = Buffer.from('<IDS|MSG>');

/** A message with the routing identities that stood before it on the wire. */
export interface Envelope {
  readonly identities: readonly Uint8Array[];
  readonly message: Message;
}

/** The frames of one message: identities, delimiter, signature, four JSON parts, raw buffers. */
export function encodeFrames({ identities, message }: Envelope, signer: Signer): Uint8Array[] {
  const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(stringify(part)),
  );
  return [...identities, DELIMITER, Buffer.from(signer.sign(parts)), ...parts, ...message.buffers];
}

/**
 * Reads the frames of one message.
 *
 * @throws {MalformedMessage} when the delimiter or a part is missing, the signature is wrong, or a part is not the
 * JSON object it should be
 */
export function decodeFrames(frames: readonly Uint8Array[], signer: Signer): Envelope {
  const at = frames.findIndex((frame) => DELIMITER.equals(frame));
  if (at < 0) throw new MalformedMessage('it has no <IDS|MSG> delimiter');
  const [signature, ...rest] = frames.slice(at + 1);
  const parts = rest.slice(0, 4);
  const [header, parent, metadata, content] = parts;
  if (signature === undefined || !header || !parent || !metadata || !content) {
    throw new MalformedMessage(`it has ${frames.length - at - 1} of at least 5 frames`);
  }
  if (!signer.verify(parts, Buffer.from(signature).toString('latin1'))) {
    throw new MalformedMessage('its signature is wrong');
  }
  return {
    identities: frames.slice(0, at),
    message: {
      header: decodeHeader(header),
      parent: decodeParent(parent),
      metadata: decodeObject(metadata, 'metadata'),
      content: decodeObject(content, 'content'),
      buffers: rest.slice(4),
    },
  };
}
