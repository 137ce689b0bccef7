import { frameBundle } from '../../../frame/display/data-frame-display.js';
import type { MimeBundle } from '../mime-bundle.js';

/** DataFrames and Series of danfojs, whichever copy of it made them. */
export function danfo(value: object): MimeBundle | undefined {
  if (!('$dtypes' in value && '$isSeries' in value)) return undefined;
  return frameBundle(value as unknown as Parameters<typeof frameBundle>[0]);
}
