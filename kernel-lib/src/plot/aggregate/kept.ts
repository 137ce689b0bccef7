import type { Aggregate } from './measure.js';

/** What is kept of rows: enough for any aggregate, also of several together. */
export class Kept {
  private rows = 0;
  private values = 0;
  private sum = 0;
  private lo = Number.POSITIVE_INFINITY;
  private hi = Number.NEGATIVE_INFINITY;

  /** @param value `undefined` where no value is asked for, NaN for none */
  add(counted: boolean, value: number | undefined): void {
    if (counted) this.rows++;
    if (value === undefined) return;
    this.values++;
    this.sum += value;
    this.lo = Math.min(this.lo, value);
    this.hi = Math.max(this.hi, value);
  }

  result(aggregate: Aggregate): number | null {
    if (aggregate === 'count') return this.rows;
    if (this.values === 0) return null;
    const { sum, lo, hi } = this;
    return { sum, avg: sum / this.values, min: lo, max: hi }[aggregate];
  }

  get count(): number {
    return this.rows;
  }
}

/** What is kept of rows, by group. */
export class Groups<Key> {
  readonly groups = new Map<Key, Kept>();

  at(key: Key): Kept {
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const made = new Kept();
    this.groups.set(key, made);
    return made;
  }

  weights(weight: (kept: Kept) => number | null): Map<Key, number | null> {
    return new Map([...this.groups].map(([key, kept]) => [key, weight(kept)]));
  }
}
