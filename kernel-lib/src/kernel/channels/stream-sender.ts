import { encodeFrames } from '../wire/frames.js';
import { createHeader } from '../wire/message.js';
import type { Signer } from '../wire/signature.js';
import type { Backlog } from './backlog.js';
import type { Outbox } from './outbox.js';
import { StreamCoalescer } from './stream-coalescer.js';

/**
 * Publishes the text that cells write. Done in the channel thread, so that it goes out in time, also while the main
 * thread computes.
 */
export const createStreamSender = (
  iopub: Outbox,
  { signer, session, backlog }: { signer: Signer; session: string; backlog: Backlog },
): StreamCoalescer =>
  new StreamCoalescer(({ name, text, parent }) => {
    const header = createHeader('stream', session);
    const message = { header, parent, metadata: {}, content: { name, text }, buffers: [] };
    const frames = encodeFrames({ identities: [Buffer.from('stream')], message }, signer);
    void iopub.send(frames).then(() => backlog.remove(text.length));
  });
