const isView = (value: object): value is NodeJS.TypedArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

const member = (path: string, name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;

const withMethod = (value: object): value is { toJSON(): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

/**
 * A copy of a value that JSON can hold: as `JSON.stringify` sees it, and typed arrays as arrays.
 *
 * @param path how the value is called in an error
 * @throws {TypeError} names the part that JSON cannot hold: a bigint, a function, a symbol, or a circle
 */
export function jsonValue(value: unknown, path = 'value', above: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      return value === null ? null : objectValue(value, path, above);
    default:
      throw new TypeError(`${path} is ${withArticle(typeof value)}, which JSON cannot hold.`);
  }
}

const withArticle = (type: string): string => (type === 'undefined' ? type : `a ${type}`);

function objectValue(value: object, path: string, above: readonly object[]): unknown {
  if (above.includes(value)) throw new TypeError(`${path} holds itself, which JSON cannot.`);
  const inside = [...above, value];
  if (Array.isArray(value)) {
    return Array.from(value, (each, at) =>
      each === undefined ? null : jsonValue(each, `${path}[${at}]`, inside),
    );
  }
  if (isView(value) && !Buffer.isBuffer(value)) {
    return Array.from<unknown, unknown>(value, (each, at) => jsonValue(each, `${path}[${at}]`));
  }
  if (withMethod(value)) return jsonValue(value.toJSON(), path, inside);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => [name, jsonValue(each, member(path, name), inside)]);
  return Object.fromEntries(entries);
}
