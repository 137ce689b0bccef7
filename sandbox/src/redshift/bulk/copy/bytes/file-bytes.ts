import { type OptionReader, refuseOption } from '../../option-reader.js';
import { COMPRESSIONS, type Compression, decompressed } from './compression.js';
import { ENCODINGS, type Encoding, recoded } from './encoding.js';

/** What lies between the bytes of an object and the text in it. */
export interface FileBytes {
  readonly compression?: Compression | undefined;
  readonly encoding: Encoding;
}

/** Reads the options of it. */
export function fileBytes(options: OptionReader): FileBytes {
  const compressions = COMPRESSIONS.filter((name) => options.has(name));
  if (compressions.length > 1) refuseOption('conflicting or redundant options');
  const encoding = (options.text('encoding') ?? 'utf8').toLowerCase();
  const known = ENCODINGS.find((name) => name === encoding);
  return {
    compression: compressions[0],
    encoding: known ?? refuseOption(`ENCODING '${encoding}' is not supported`),
  };
}

/** The text of an object as bytes of UTF-8. @throws LoadRefused, while it is read */
export const textBytes = (
  body: AsyncIterable<Buffer>,
  { compression, encoding }: FileBytes,
): AsyncIterable<Buffer> =>
  recoded(compression === undefined ? body : decompressed(body, compression), encoding);
