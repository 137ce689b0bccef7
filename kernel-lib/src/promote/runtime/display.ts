import { inspect } from 'node:util';

const DISPLAY = Symbol.for('Jupyter.display');

/** What a log can show of a value: its `text/plain`, where it has one. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && DISPLAY in value) {
    const show = value[DISPLAY as keyof typeof value] as unknown;
    const bundle: unknown = typeof show === 'function' ? show.call(value) : undefined;
    if (typeof bundle === 'object' && bundle !== null && 'text/plain' in bundle) {
      return String(bundle['text/plain']);
    }
  }
  return inspect(value);
}

const KINDS = 'html markdown md latex svg javascript json png jpeg gif webp pdf'.split(' ');

interface Options {
  readonly raw?: boolean;
  readonly display_id?: unknown;
}

/** The kernel's `display`: what it shows goes to the log, and so does what it would replace. */
function display(value: unknown, { raw = false, display_id }: Options = {}): object | undefined {
  console.log(textOf(raw ? { [DISPLAY]: () => value } : value));
  const update = (next: unknown, options?: Options) => void display(next, options);
  return display_id === undefined ? undefined : { id: String(display_id), update };
}

type Content = string | Uint8Array | TemplateStringsArray;

const written = (content: Content, values: readonly unknown[]): string | Uint8Array =>
  typeof content === 'object' && 'raw' in content
    ? String.raw({ raw: content }, ...values)
    : content;

function showKind(kind: string, content: unknown, values: readonly unknown[]): void {
  const length = kind === 'json' ? '' : `${written(content as Content, values).length} long, `;
  console.log(`[${kind}, ${length}not shown in a log]`);
}

/** The kernel's globals, as far as a job has something like them: what a cell displays goes to the log. */
export function defineGlobals(): void {
  const kinds = KINDS.map((kind) => [
    kind,
    (content: unknown, ...values: unknown[]) => showKind(kind, content, values),
  ]);
  const text = (content: Content, ...values: unknown[]) => console.log(written(content, values));
  Object.assign(globalThis, {
    display: Object.assign(display, Object.fromEntries(kinds), { text }),
    clearOutput: () => undefined,
  });
}
