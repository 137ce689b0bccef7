import { Binary, type Data, makeData } from 'apache-arrow';
import type { Block, Column } from './column.js';
import { refuseText } from './refuse.js';
import { Validity } from './validity.js';

const BACKSLASH = 0x5c;
const X = 0x78;

/** The value of each hexadecimal digit by its byte; -1 for any other byte. */
const DIGITS = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** Bytes that the server writes in hexadecimal: VARBYTE, GEOMETRY, GEOGRAPHY. */
class BinaryColumn implements Column {
  readonly type = new Binary();
  readonly #name: string;
  #offsets = new Int32Array(257);
  #bytes = new Uint8Array(4096);
  #length = 0;
  #used = 0;
  readonly #validity = new Validity();

  constructor(name: string) {
    this.#name = name;
  }

  take({ bytes, cells, stride, rows }: Block, first: number): void {
    for (let row = 0, at = first; row < rows; row++, at += stride) {
      const size = cells[at + 1] as number;
      if (size < 0) {
        this.#validity.setNull(this.#length, this.#offsets.length);
      } else {
        const start = cells[at] as number;
        this.#decode(bytes, start, start + size);
      }
      this.#close();
    }
  }

  finish(): Data {
    const nullCount = this.#validity.nulls;
    const length = this.#length;
    const sealed = makeData({
      type: this.type,
      length,
      nullCount,
      nullBitmap: this.#validity.finish(length),
      valueOffsets: this.#offsets.slice(0, length + 1),
      data: this.#bytes.slice(0, this.#used),
    });
    this.#length = 0;
    this.#used = 0;
    return sealed;
  }

  #decode(bytes: Uint8Array, start: number, end: number): void {
    const first = bytes[start] === BACKSLASH && bytes[start + 1] === X ? start + 2 : start;
    const size = (end - first) / 2;
    if (this.#used + size > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + Math.ceil(size)));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (let at = first; at < end; at += 2) {
      const byte =
        ((DIGITS[bytes[at] as number] as number) << 4) |
        (at + 1 < end ? (DIGITS[bytes[at + 1] as number] as number) : -1);
      if (byte < 0) {
        throw refuseText(this.#name, bytes, start, end);
      }
      this.#bytes[this.#used++] = byte;
    }
  }

  #close(): void {
    this.#length++;
    if (this.#length === this.#offsets.length) {
      const grown = new Int32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    this.#offsets[this.#length] = this.#used;
  }
}

export const varbyteColumn = (): BinaryColumn => new BinaryColumn('varbyte');
export const geometryColumn = (): BinaryColumn => new BinaryColumn('geometry');
