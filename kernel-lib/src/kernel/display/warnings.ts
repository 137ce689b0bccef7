import { currentRequest, type RequestContext } from '../requests/context.js';

/** What Node adds to some warnings. */
interface Warning extends Error {
  readonly code?: string;
  readonly detail?: string;
}

const textOf = ({ name, message, code, detail }: Warning): string =>
  `${code === undefined ? '' : `[${code}] `}${name}: ${message}${detail === undefined ? '' : `\n${detail}`}`;

/**
 * Sends warnings (`process.emitWarning`, deprecations) to `write`, on behalf of the cell that caused them, instead of to
 * the process's own stderr. A cell hears each one once.
 */
export function captureWarnings(write: (text: string) => void): void {
  const told = new WeakMap<RequestContext, Set<string>>();
  // Node's own listener writes past process.stderr.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    const text = textOf(warning);
    const request = currentRequest();
    const known = (request && told.get(request)) ?? new Set();
    if (known.has(text)) return;
    if (request !== undefined) told.set(request, known.add(text));
    write(text);
  });
}
