import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import unbzip2 from 'unbzip2-stream';
import { LoadRefused } from '../load-refused.js';

/** How files may be compressed, as the options are called. */
export const COMPRESSIONS = ['gzip', 'bzip2', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

type Pieces = AsyncIterable<Buffer>;

const DECOMPRESS: Readonly<Record<Compression, (pieces: Pieces) => Pieces>> = {
  gzip: (pieces) => Readable.from(pieces).pipe(createGunzip()),
  // A stream of the old kind: wrapped, it waits for its reader.
  bzip2: (pieces) => new Readable().wrap(Readable.from(pieces).pipe(unbzip2())),
  zstd,
};

async function* zstd(pieces: Pieces): Pieces {
  const ready: Buffer[] = [];
  const stream = new Decompress((data) => ready.push(Buffer.from(data)));
  for await (const piece of pieces) {
    stream.push(piece);
    yield* ready.splice(0);
  }
  stream.push(Buffer.alloc(0), true);
  yield* ready;
}

/** @throws LoadRefused where a file is not compressed so */
export async function* decompressed(pieces: Pieces, compression: Compression): Pieces {
  let failure: unknown;
  // What S3 says in the middle is no fault of the compression.
  const noting = async function* () {
    try {
      yield* pieces;
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  try {
    yield* DECOMPRESS[compression](noting());
  } catch (error) {
    if (failure !== undefined) throw failure;
    const message = `Failed to decompress a file: ${error instanceof Error ? error.message : error}`;
    throw new LoadRefused({ code: 'XX000', message }, error);
  }
}
