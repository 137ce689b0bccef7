import { join } from 'node:path';
import type { TextRow } from '../../wire/data-row.js';
import type { FilePlace } from './file-name.js';
import { Spool } from './format/spool.js';

/** The sandbox's node has two. */
const SLICES = 2;

/** A file on its way, as text on this machine. */
export interface Part extends FilePlace {
  readonly spool: Spool;
  rows: number;
}

/** How rows are dealt out. */
export interface Dealing {
  /** Where to write on this machine. */
  readonly scratch: string;
  readonly parallel: boolean;
  /** About the most bytes in a file. */
  readonly maxFileBytes: number;
  /** What every file begins with. */
  readonly header: string;
  line(row: TextRow): string;
}

/** Deals rows out to the files of slices and partitions, one row to each slice in turn: order holds within a file. */
export class Parts {
  readonly #all: Part[] = [];
  /** What is written at the moment, by folder and slice. */
  readonly #open = new Map<string, Part>();
  #rows = 0;

  constructor(private readonly dealing: Dealing) {}

  /** Rows that were dealt out. */
  get rows(): number {
    return this.#rows;
  }

  /** @param folder of its partition */
  add(row: TextRow, folder: string): void {
    const part = this.#partOf(folder, this.dealing.parallel ? this.#rows % SLICES : 0);
    part.spool.write(this.dealing.line(row));
    part.rows++;
    this.#rows++;
  }

  /** All files, whole, by their names. */
  end(): readonly Part[] {
    for (const { spool } of this.#open.values()) spool.close();
    const order = ({ folder, slice, part }: Part) => [folder, slice, part].join('\0');
    return [...this.#all].sort((one, other) => (order(one) < order(other) ? -1 : 1));
  }

  #partOf(folder: string, slice: number): Part {
    const key = `${slice}/${folder}`;
    const open = this.#open.get(key);
    if (open !== undefined && open.spool.size < this.dealing.maxFileBytes) return open;
    open?.spool.close();
    const { scratch, header } = this.dealing;
    const part: Part = {
      folder,
      slice,
      part: open === undefined ? 0 : open.part + 1,
      spool: new Spool(join(scratch, `part-${this.#all.length}`)),
      rows: 0,
    };
    if (header !== '') {
      part.spool.write(header);
      part.rows++;
    }
    this.#all.push(part);
    this.#open.set(key, part);
    return part;
  }
}
