import { clip } from './clip.js';
import { htmlText } from './html-text.js';
import type { MimeBundle } from './mime-bundle.js';
import { plainText } from './plain-text.js';

const LONGEST = 20_000;

/** Text that reads well as it is. */
const READABLE = ['text/markdown', 'text/latex', 'text/javascript', 'application/javascript'];

const joined = (value: unknown): string => (Array.isArray(value) ? value.join('') : String(value));

/** What stands for a bundle without a `text/plain`, where nothing but text is shown. */
export function bundleText(bundle: MimeBundle): string {
  const readable = READABLE.find((type) => type in bundle);
  if (readable !== undefined) return clip(joined(bundle[readable]), LONGEST);
  if ('text/html' in bundle) {
    const text = htmlText(joined(bundle['text/html']));
    if (text !== '') return clip(text, LONGEST);
  }
  if ('application/json' in bundle) return plainText(bundle['application/json']);
  return `[${Object.keys(bundle).join(', ')}]`;
}
