import { type Envelope, encodeFrames } from '../wire/frames.js';
import { createHeader, type JsonObject } from '../wire/message.js';
import type { Signer } from '../wire/signature.js';
import type { Outbox } from './outbox.js';

/** What the channel thread answers with, and through. */
export interface InfoAnswerParts {
  /** The content of `kernel_info_reply`. */
  readonly info: JsonObject;
  readonly session: string;
  readonly signer: Signer;
  readonly control: Outbox;
  readonly iopub: Outbox;
}

/**
 * Answers `kernel_info_request` on control: a front end asks there when it connects, also to a kernel whose cell
 * computes for an hour.
 */
export const createInfoAnswer =
  ({ info, session, signer, control, iopub }: InfoAnswerParts) =>
  ({ identities, message: { header: parent } }: Envelope): void => {
    const send = (
      outbox: Outbox,
      to: readonly Uint8Array[],
      type: string,
      content: JsonObject,
    ): void => {
      const header = createHeader(type, session);
      const message = { header, parent, metadata: {}, content, buffers: [] };
      void outbox.send(encodeFrames({ identities: to, message }, signer));
    };
    const status = (execution_state: string): void =>
      send(iopub, [Buffer.from('status')], 'status', { execution_state });
    status('busy');
    send(control, identities, 'kernel_info_reply', info);
    status('idle');
  };
