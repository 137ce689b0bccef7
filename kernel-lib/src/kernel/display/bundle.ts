import { types } from 'node:util';
import { checkBundle } from './check-bundle.js';
import { isError } from './error-facts.js';
import { arrow } from './kinds/arrow.js';
import { danfo } from './kinds/danfo.js';
import { image } from './kinds/image.js';
import { ownMethod } from './kinds/own-method.js';
import { plotly } from './kinds/plotly.js';
import type { MimeBundle } from './mime-bundle.js';
import { plainText } from './plain-text.js';

/** What showing a value needs of the session. */
export interface Session {
  /** An error as text, with its places in cells and its causes. */
  errorText(error: unknown): string;
  /** Hears why a value is shown as text only, though it has more to show. */
  problem(error: unknown): void;
}

type Kind = (value: object) => MimeBundle | Promise<MimeBundle> | undefined;

/** Values that have no display method of their own; the first that knows a value shows it. */
const KINDS: readonly Kind[] = [danfo, arrow, image, plotly];

function richBundle(value: unknown): unknown {
  const method = ownMethod(value);
  if (method !== undefined) return method();
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return {};
  for (const kind of KINDS) {
    const bundle = kind(value);
    if (bundle !== undefined) return bundle;
  }
  return {};
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'then' in value &&
  typeof value.then === 'function';

/**
 * How a value is shown: by its own `Symbol.for('Jupyter.display')` method, else by what it is. `text/plain` is always
 * there. Never throws: a display method that fails is told to the session, and the value is shown as text.
 *
 * @returns a promise only where the display method gives one, or where Arrow has to be loaded first
 */
export function bundleOf(value: unknown, session: Session): MimeBundle | Promise<MimeBundle> {
  const text = () => (isError(value) ? session.errorText(value) : plainText(value));
  const checked = (bundle: unknown) => checkBundle(bundle, text);
  const failed = (error: unknown): MimeBundle => {
    session.problem(error);
    return { 'text/plain': text() };
  };
  try {
    const bundle = richBundle(value);
    return isPromise(bundle)
      ? Promise.resolve(bundle).then(checked).catch(failed)
      : checked(bundle);
  } catch (error) {
    return failed(error);
  }
}
