import { closeSync, openSync, writeSync } from 'node:fs';
import type { TextRow } from './query.js';

/** How a field is written, `null` for NULL. */
export type Field = (value: string | null) => string;

const doubled = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** As UNLOAD … CSV: quotes only where needed; NULL is nothing, the empty string a pair of quotes. */
export const unloadField: Field = (value) => {
  if (value === null) return '';
  return value === '' || /[",\r\n]/.test(value) ? doubled(value) : value;
};

/** How NULL stands in {@link strictField}'s form; a text of these two characters is in quotes. */
export const strictNull = '\\N';

/** Every value in quotes, so that NULL and a text are never taken for each other. */
export const strictField: Field = (value) => (value === null ? strictNull : doubled(value));

const flushAt = 1 << 18;

/**
 * A CSV file that grows row by row. Writes are synchronous: rows arrive from a socket on the same thread, so a slow
 * disk slows the socket down and no row piles up in memory.
 */
export class CsvFile {
  readonly #descriptor: number;
  #pending = '';

  constructor(
    path: string,
    private readonly field: Field,
  ) {
    this.#descriptor = openSync(path, 'w');
  }

  write(row: TextRow): void {
    this.#pending += `${row.map(this.field).join(',')}\n`;
    if (this.#pending.length > flushAt) this.#flush();
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#descriptor);
    }
  }

  #flush(): void {
    let rest = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    while (rest.length > 0) rest = rest.subarray(writeSync(this.#descriptor, rest));
  }
}
