/** One bin: values from `from` up to, but without, `to`; the last bin takes its upper edge too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A counted histogram. */
export interface Histogram {
  /** Side by side without gaps, empty ones included; none where no value is finite. */
  readonly bins: readonly Bin[];
  /** Rows whose value is NULL. */
  readonly nulls: number;
  /** Rows whose value is infinite or not a number. */
  readonly infinite: number;
}

/** A row of the histogram's statement; numbers may come as bigint or text, as the wire has them. */
export type HistogramRow = Readonly<Record<string, unknown>>;

/** Multiples of a width like 0.1 pick up noise in their last digits; 12 digits are more than an axis shows. */
const clean = (value: number): number => Number(value.toPrecision(12));

/** Puts the statement's rows together; bins that no row speaks of are empty. Pure. */
export function histogramBins(rows: readonly HistogramRow[]): Histogram {
  const total = (kind: string): number =>
    rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + Number(row.total), 0);
  const filled = rows.filter((row) => row.kind === 'bin');
  const first = filled[0];
  const counts = new Map(filled.map((row) => [Number(row.bin), Number(row.total)]));
  const [origin, width, count] = [first?.origin, first?.width, first?.bins ?? 0].map(Number);
  const bins = Array.from({ length: count ?? 0 }, (_, index) => ({
    from: clean((origin ?? 0) + index * (width ?? 1)),
    to: clean((origin ?? 0) + (index + 1) * (width ?? 1)),
    count: counts.get(index) ?? 0,
  }));
  return { bins, nulls: total('null'), infinite: total('infinite') };
}
