import type { DisplayMetadata, DisplayOptions } from './display-handle.js';
import { markup, plain, type TextArguments } from './template.js';

type Bytes = Uint8Array | ArrayBuffer;
type ShowText = (...text: TextArguments) => void;
type ShowBytes = (bytes: Bytes, metadata?: DisplayMetadata) => void;

/** Methods of the global `display` for one MIME type each; tslab has most of them too. */
export interface DisplayMethods {
  /**
   * Shows HTML. The values of a template are escaped.
   *
   * @example
   * ```ts
   * display.html('<b>bold</b>');
   * display.html`<b>${'a < b'}</b>`;
   * ```
   */
  html: ShowText;
  markdown: ShowText;
  /** Short for `markdown`. */
  md: ShowText;
  latex: ShowText;
  /** Shows SVG. The values of a template are escaped. */
  svg: ShowText;
  /** Runs JavaScript in the front end, where that allows it. */
  javascript: ShowText;
  text: ShowText;
  /** Shows what JSON can hold, as a tree to open; with `expanded`, it is open. */
  json(value: unknown, options?: { readonly expanded?: boolean }): void;
  /** Shows an image; `metadata` such as `{ width: 400 }`. */
  png: ShowBytes;
  jpeg: ShowBytes;
  gif: ShowBytes;
  webp: ShowBytes;
  pdf: ShowBytes;
}

/** @param show shows a bundle */
export function displayMethods(
  show: (bundle: object, options: DisplayOptions) => void,
): DisplayMethods {
  const raw = (type: string, data: unknown, metadata?: DisplayMetadata) =>
    show({ [type]: data }, { raw: true, ...(metadata && { metadata: { [type]: metadata } }) });
  const text =
    (type: string, join: (...given: TextArguments) => string): ShowText =>
    (...given) =>
      raw(type, join(...given));
  const bytes =
    (type: string): ShowBytes =>
    (data, metadata) =>
      raw(type, data, metadata);
  return {
    html: text('text/html', markup),
    markdown: text('text/markdown', plain),
    md: text('text/markdown', plain),
    latex: text('text/latex', plain),
    svg: text('image/svg+xml', markup),
    javascript: text('text/javascript', plain),
    text: text('text/plain', plain),
    json: (value, options) => raw('application/json', value, options),
    png: bytes('image/png'),
    jpeg: bytes('image/jpeg'),
    gif: bytes('image/gif'),
    webp: bytes('image/webp'),
    pdf: bytes('application/pdf'),
  };
}
