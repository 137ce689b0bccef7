import { crc32, deflateRawSync } from 'node:zlib';

/** The first moment that the format knows, so that the same bytes give the same archive. */
const DATE = 0x0021;
const VERSION = 20;
const DEFLATED = 8;
/** -rw-r--r-- of a file, as Unix has it: Lambda refuses to read what has no permissions. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;
const UNIX = 3 << 8;

/**
 * A ZIP archive of one file, as Lambda takes a function's code.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipOf(name: string, content: Uint8Array): Buffer {
  const path = Buffer.from(name);
  const packed = deflateRawSync(content);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(DATE, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([signature(0x04034b50), facts, path, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(ATTRIBUTES, 6);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(UNIX | VERSION);
  const entry = Buffer.concat([signature(0x02014b50), made, facts, tail, path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, signature(0x06054b50), end]);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
