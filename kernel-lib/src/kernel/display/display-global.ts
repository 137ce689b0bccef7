import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../wire/message.js';
import { bundleOf, type Session } from './bundle.js';
import { checkBundle, checkMetadata } from './check-bundle.js';
import { displayData } from './display-data.js';
import { DisplayHandle, type DisplayOptions } from './display-handle.js';
import { type DisplayMethods, displayMethods } from './display-methods.js';
import type { MimeBundle } from './mime-bundle.js';

/** The global `display`: callable, and with methods for one MIME type each. */
export interface Display extends DisplayMethods {
  /** Shows a value that can be replaced later. */
  (value: unknown, options: DisplayOptions & { readonly display_id: string | true }): DisplayHandle;
  /** Shows a value, or with `raw` a MIME bundle, the way the cell's last expression is shown. */
  (value: unknown, options?: DisplayOptions): void;
}

type Show = (type: 'display_data' | 'update_display_data', content: JsonObject) => void;

/** What the global `display` needs of the kernel. */
export interface DisplayHost extends Session {
  readonly show: Show;
  /** The cell has something to show that is not there yet: it is not over before. */
  later(shown: Promise<void>): void;
}

/** Stands where something will be that is still being made. */
const PLACEHOLDER: MimeBundle = { 'text/plain': '…' };

/** Makes the global `display`. */
export function createDisplay(host: DisplayHost): Display {
  const send = (data: MimeBundle, metadata: JsonObject, id: string | undefined, update: boolean) =>
    host.show(...displayData({ data, metadata, id, update }));
  const display = (value: unknown, options: DisplayOptions = {}): DisplayHandle | undefined => {
    const { raw = false, display_id, update = false } = options;
    if (update && typeof display_id !== 'string') {
      throw new TypeError('display(…, { update: true }) takes the display_id that it updates.');
    }
    const id = display_id === true ? randomUUID() : display_id;
    const metadata = checkMetadata(options.metadata);
    const bundle = raw ? checkBundle(value) : bundleOf(value, host);
    if (bundle instanceof Promise) {
      // Its place among the outputs is taken now.
      const place = id ?? randomUUID();
      if (!update) send(PLACEHOLDER, {}, place, false);
      host.later(bundle.then((data) => send(data, metadata, place, true)));
    } else {
      send(bundle, metadata, id, update);
    }
    return id === undefined ? undefined : new DisplayHandle(id, display);
  };
  return Object.assign(display as Display, displayMethods(display));
}
