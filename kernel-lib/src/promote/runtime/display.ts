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

const KINDS = 'html markdown latex svg javascript text png jpeg gif pdf'.split(' ');

/** The kernel's globals, as far as a job has something like them: what a cell displays goes to the log. */
export function defineGlobals(): void {
  const display = (value: unknown) => console.log(textOf(value));
  const kinds = KINDS.map((kind) => {
    const show = (content: string | Uint8Array) =>
      console.log(
        kind === 'text' ? content : `[${kind}, ${content.length} long, not shown in a log]`,
      );
    return [kind, show];
  });
  Object.assign(globalThis, {
    display: Object.assign(display, Object.fromEntries(kinds)),
    clearOutput: () => undefined,
  });
}
