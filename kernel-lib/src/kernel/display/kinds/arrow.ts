import type { MimeBundle } from '../mime-bundle.js';

type ArrowDisplay = typeof import('../../../frame/display/arrow-display.js');

/** The names under which apache-arrow marks what any of its copies made. */
const MARKS = ['Table', 'RecordBatch', 'Vector'].map((name) => Symbol.for(`apache-arrow/${name}`));

let loaded: ArrowDisplay | undefined;

async function load(): Promise<ArrowDisplay> {
  loaded ??= await import('../../../frame/display/arrow-display.js');
  return loaded;
}

/** Arrow tables, record batches and vectors, with the look of a Result. Arrow itself is loaded for the first of them. */
export function arrow(value: object): MimeBundle | Promise<MimeBundle> | undefined {
  if (!MARKS.some((mark) => Reflect.get(value, mark) === true)) return undefined;
  return loaded?.arrowBundle(value) ?? load().then((display) => display.arrowBundle(value));
}
