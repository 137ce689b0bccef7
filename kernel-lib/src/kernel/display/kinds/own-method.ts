/**
 * Method by which a value says how it is shown: it returns a MIME bundle, or a promise of one
 * (https://docs.deno.com/runtime/reference/cli/jupyter/#jupyterdisplay).
 */
export const DISPLAY = Symbol.for('Jupyter.display');

/** A value's own display method, bound to it. */
export function ownMethod(value: unknown): (() => unknown) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
    return undefined;
  const method: unknown = Reflect.get(value, DISPLAY);
  return typeof method === 'function' ? () => Reflect.apply(method, value, []) : undefined;
}
