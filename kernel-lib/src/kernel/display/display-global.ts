import type { JsonObject } from '../wire/message.js';
import { type MimeBundle, mimeBundle } from './bundle.js';

export interface DisplayOptions {
  /** The value is a MIME bundle already. */
  readonly raw?: boolean;
  /** Name under which the output can be replaced later. */
  readonly display_id?: string;
  /** Replaces every output of that name, instead of adding one. */
  readonly update?: boolean;
}

/** The global `display`: callable, and with tslab's methods for one MIME type each. */
export interface Display {
  (value: unknown, options?: DisplayOptions): void;
  html(text: string): void;
  markdown(text: string): void;
  latex(text: string): void;
  svg(text: string): void;
  javascript(text: string): void;
  text(text: string): void;
  png(bytes: Uint8Array): void;
  jpeg(bytes: Uint8Array): void;
  gif(bytes: Uint8Array): void;
  pdf(bytes: Uint8Array): void;
}

type Show = (type: 'display_data' | 'update_display_data', content: JsonObject) => void;

const isBundle = (value: unknown): value is MimeBundle =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes the global `display`, which sends what it shows to `show`. */
export function createDisplay(show: Show): Display {
  const display = (value: unknown, options: DisplayOptions = {}): void => {
    if (options.raw === true && !isBundle(value)) {
      throw new TypeError(
        'display(…, { raw: true }) takes a MIME bundle, such as { "text/html": "…" }.',
      );
    }
    const data = options.raw === true && isBundle(value) ? value : mimeBundle(value);
    const transient = options.display_id === undefined ? {} : { display_id: options.display_id };
    show(options.update === true ? 'update_display_data' : 'display_data', {
      data,
      metadata: {},
      transient,
    });
  };
  const raw = (type: string) => (data: string) => display({ [type]: data }, { raw: true });
  const bytes = (type: string) => (data: Uint8Array) =>
    raw(type)(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'));
  return Object.assign(display, {
    html: raw('text/html'),
    markdown: raw('text/markdown'),
    latex: raw('text/latex'),
    svg: raw('image/svg+xml'),
    javascript: raw('text/javascript'),
    text: raw('text/plain'),
    png: bytes('image/png'),
    jpeg: bytes('image/jpeg'),
    gif: bytes('image/gif'),
    pdf: bytes('application/pdf'),
  });
}
