import type { DataFrame, Series } from 'danfojs-node';
import { tableBundle } from './bundle.js';

const DISPLAY = Symbol.for('Jupyter.display');

type Bundle = Record<string, string>;

function bundle(names: readonly unknown[], dtypes: readonly string[], rows: unknown[][]): Bundle {
  const columns = names.map((name, column) => ({
    name: String(name),
    type: dtypes[column] ?? '',
    nullable: true,
  }));
  return tableBundle(columns, rows.length, (start, end) =>
    rows.slice(start, end).map((row) => row.map((value) => value ?? null)),
  );
}

/** How Jupyter shows a DataFrame or a Series, whichever copy of danfojs made it. */
export function frameBundle({ columns, dtypes, values }: DataFrame | Series): Bundle {
  const rows = values.map((value) => (Array.isArray(value) ? value : [value]));
  return bundle(columns, dtypes, rows);
}

function display(this: DataFrame | Series): Bundle {
  return frameBundle(this);
}

/** danfojs's own methods make frames and series of the classes that it extends, so those are taught. */
function teach(child: object): void {
  const parent = Object.getPrototypeOf(child) as { prototype: object };
  if (!(DISPLAY in parent.prototype)) {
    Object.defineProperty(parent.prototype, DISPLAY, { value: display });
  }
}

/** Lets the frames and series of this danfojs show themselves in Jupyter as a Result does. */
export function withDisplay<T extends Pick<typeof import('danfojs-node'), 'DataFrame' | 'Series'>>(
  danfo: T,
): T {
  teach(danfo.DataFrame);
  teach(danfo.Series);
  return danfo;
}
