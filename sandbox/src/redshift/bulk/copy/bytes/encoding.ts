import { TextDecoder } from 'node:util';
import { LoadRefused } from '../load-refused.js';

/** The encodings of text that COPY reads, as its option calls them. */
export const ENCODINGS = ['utf8', 'utf16', 'utf16le', 'utf16be', 'iso88591'] as const;
export type Encoding = (typeof ENCODINGS)[number];

type Pieces = AsyncIterable<Buffer>;

const DECODERS: Readonly<Record<'utf16le' | 'utf16be', string>> = {
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
};

/**
 * Text of any encoding as UTF-8.
 *
 * @throws LoadRefused where the byte order mark of UTF-16 is missing, or another's
 */
export async function* recoded(pieces: Pieces, encoding: Encoding): Pieces {
  if (encoding === 'utf8') yield* pieces;
  else if (encoding === 'iso88591') {
    for await (const piece of pieces) yield Buffer.from(piece.toString('latin1'));
  } else yield* fromUtf16(pieces, encoding);
}

async function* fromUtf16(pieces: Pieces, encoding: 'utf16' | 'utf16le' | 'utf16be'): Pieces {
  let decoder: TextDecoder | undefined;
  let begin = Buffer.alloc(0);
  for await (const piece of pieces) {
    begin = Buffer.concat([begin, piece]);
    if (decoder === undefined && begin.length < 2) continue;
    decoder ??= new TextDecoder(DECODERS[byteOrder(begin, encoding)]);
    yield Buffer.from(decoder.decode(begin, { stream: true }));
    begin = Buffer.alloc(0);
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

function byteOrder(begin: Buffer, encoding: 'utf16' | 'utf16le' | 'utf16be') {
  const mark = begin.readUInt16BE(0);
  const marked = mark === 0xfffe ? 'utf16le' : mark === 0xfeff ? 'utf16be' : undefined;
  if (encoding === 'utf16' ? marked !== undefined : marked === undefined || marked === encoding) {
    return encoding === 'utf16' ? (marked as 'utf16le' | 'utf16be') : encoding;
  }
  throw new LoadRefused({
    code: 'XX000',
    message: 'Encoding of the file is not the same as that specified in the COPY command.',
    detail: `error:  ENCODING ${encoding.toUpperCase()}, byte order mark: ${marked?.toUpperCase() ?? 'none'}\ncode:      1221`,
  });
}
