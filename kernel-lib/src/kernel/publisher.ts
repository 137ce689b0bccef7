import type { Channels } from './channels/channels.js';
import { currentRequest } from './requests/context.js';
import { encodeFrames } from './wire/frames.js';
import { createHeader, type Header, type JsonObject } from './wire/message.js';
import type { Signer } from './wire/signature.js';

export interface PublishOptions {
  /** Default: the request that the calling code runs for. */
  readonly parent?: Header | Record<string, never>;
  readonly metadata?: JsonObject;
  readonly buffers?: readonly Uint8Array[];
}

/** The iopub channel: what every client of the kernel sees. */
export class Publisher {
  constructor(
    private readonly channels: Channels,
    private readonly signer: Signer,
    private readonly session: string,
  ) {}

  publish(type: string, content: JsonObject, options: PublishOptions = {}): void {
    const message = {
      header: createHeader(type, this.session),
      parent: options.parent ?? currentRequest()?.parent ?? {},
      metadata: options.metadata ?? {},
      content,
      buffers: options.buffers ?? [],
    };
    const identities = [Buffer.from(type)];
    this.channels.send('iopub', encodeFrames({ identities, message }, this.signer));
  }

  /** Publishes what was written to a stream, for the request that the calling code runs for; nothing where it is silent. */
  stream(name: 'stdout' | 'stderr', text: string): void {
    const request = currentRequest();
    if (request?.silent === true) return;
    this.channels.stream({ name, text, parent: request?.parent ?? {} });
  }

  /** Like {@link publish}, but nothing where the request is silent. */
  show(type: string, content: JsonObject, options: PublishOptions = {}): void {
    if (currentRequest()?.silent !== true) this.publish(type, content, options);
  }
}
