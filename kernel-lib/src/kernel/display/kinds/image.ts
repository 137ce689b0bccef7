import { base64 } from '../check-bundle.js';
import type { MimeBundle } from '../mime-bundle.js';

interface Format {
  readonly name: string;
  readonly type: string;
  /** How it begins, in hexadecimal digits. */
  readonly signature: RegExp;
}

const FORMATS: readonly Format[] = [
  { name: 'PNG', type: 'image/png', signature: /^89504e470d0a1a0a/ },
  { name: 'JPEG', type: 'image/jpeg', signature: /^ffd8ff/ },
  { name: 'GIF', type: 'image/gif', signature: /^474946383[79]61/ },
  { name: 'WebP', type: 'image/webp', signature: /^52494646.{8}57454250/ },
];

/** Bytes of an image file, known by how it begins. */
export function image(value: object): MimeBundle | undefined {
  if (!(value instanceof Uint8Array || value instanceof ArrayBuffer)) return undefined;
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  const begin = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const format = FORMATS.find(({ signature }) => signature.test(begin));
  if (format === undefined) return undefined;
  return {
    [format.type]: base64(bytes),
    'text/plain': `${format.name} image, ${bytes.length.toLocaleString('en-US')} bytes`,
  };
}
