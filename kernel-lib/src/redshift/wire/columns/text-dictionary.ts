import { makeData, Utf8, Vector } from 'apache-arrow';
import { TextBytes } from './text-bytes.js';

/** Texts that the dictionary begins with room for. */
const FIRST_ROOM = 1024;

const MULTIPLIER = 0x9e3779b1;

/** The different texts of a column, each once, by the order in which they came first. */
export class TextDictionary {
  #count = 0;
  #offsets = new Int32Array(FIRST_ROOM + 1);
  readonly #bytes = new TextBytes();
  #hashes = new Int32Array(FIRST_ROOM);
  /** By hash, the number of a text and one more; 0 for none. */
  #slots = new Int32Array(4 * FIRST_ROOM);
  #vector: Vector<Utf8> | undefined;

  /** How many texts there are. */
  get count(): number {
    return this.#count;
  }

  /** Bytes of all the texts. */
  get size(): number {
    return this.#offsets[this.#count] as number;
  }

  /** The number of a text, which is added if it is new. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const hash = hashOf(bytes, view, start, end);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) {
        return this.#insert(bytes, start, end, hash, slot);
      }
      if (this.#hashes[number] === hash && this.#is(number, bytes, view, start, end)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The texts as they are now; later ones do not change it. */
  vector(): Vector<Utf8> {
    if (this.#vector?.length !== this.#count) {
      const data = makeData({
        type: new Utf8(),
        length: this.#count,
        nullCount: 0,
        valueOffsets: this.#offsets.slice(0, this.#count + 1),
        data: this.#bytes.bytes.slice(0, this.size),
      });
      this.#vector = new Vector([data]);
    }
    return this.#vector;
  }

  #is(number: number, bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
    const from = this.#offsets[number] as number;
    const size = end - start;
    if ((this.#offsets[number + 1] as number) - from !== size) {
      return false;
    }
    if (size >= 4) {
      const own = this.#bytes.view;
      const last = size - 4;
      for (let at = 0; at < last; at += 4) {
        if (own.getInt32(from + at) !== view.getInt32(start + at)) {
          return false;
        }
      }
      return own.getInt32(from + last) === view.getInt32(start + last);
    }
    const own = this.#bytes.bytes;
    for (let at = 0; at < size; at++) {
      if (own[from + at] !== bytes[start + at]) {
        return false;
      }
    }
    return true;
  }

  #insert(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const number = this.#count;
    const crowded = number === this.#hashes.length;
    if (crowded) {
      this.#grow();
    }
    this.#slots[crowded ? this.#free(hash) : slot] = number + 1;
    this.#keep(bytes, start, end, hash, number);
    this.#count++;
    return number;
  }

  #keep(bytes: Uint8Array, start: number, end: number, hash: number, number: number): void {
    this.#hashes[number] = hash;
    this.#bytes.add(bytes, start, end);
    this.#offsets[number + 1] = this.#bytes.used;
  }

  #free(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const room = this.#hashes.length * 2;
    const [offsets, hashes] = [new Int32Array(room + 1), new Int32Array(room)];
    offsets.set(this.#offsets);
    hashes.set(this.#hashes);
    this.#offsets = offsets;
    this.#hashes = hashes;
    this.#slots = new Int32Array(4 * room);
    for (let number = 0; number < this.#count; number++) {
      this.#slots[this.#free(hashes[number] as number)] = number + 1;
    }
  }
}

function hashOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), MULTIPLIER);
    hash ^= hash >>> 13;
  }
  for (; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), MULTIPLIER);
    hash ^= hash >>> 13;
  }
  return hash | 0;
}
