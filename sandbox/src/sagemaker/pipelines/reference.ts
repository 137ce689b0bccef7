import { isList, isObject, type Json } from './json.js';

/** A `Get`, taken apart: `Steps.Extract.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri`. */
export interface Reference {
  readonly root: 'Parameters' | 'Execution' | 'Steps';
  /** Name of the parameter, the variable or the step. */
  readonly name: string;
  /** Members and list positions after the name; empty for a parameter or a variable. */
  readonly path: readonly (string | number)[];
}

const roots: readonly string[] = ['Parameters', 'Execution', 'Steps'];
const piece = /\.([A-Za-z0-9_-]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/y;

/**
 * Reads the text of a `Get`; nothing where it is none.
 *
 * @example
 * ```ts
 * parseReference('Parameters.Count'); // { root: 'Parameters', name: 'Count', path: [] }
 * ```
 */
export function parseReference(text: string): Reference | undefined {
  const root = /^[A-Za-z]+/.exec(text)?.[0] ?? '';
  const path: (string | number)[] = [];
  piece.lastIndex = root.length;
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    if (match === null) return undefined;
    path.push(match[2] === undefined ? (match[1] ?? match[3] ?? match[4] ?? '') : Number(match[2]));
  }
  const [name, ...rest] = path;
  if (!roots.includes(root) || typeof name !== 'string') return undefined;
  if (root === 'Steps' ? rest.length === 0 : rest.length > 0) return undefined;
  return { root: root as Reference['root'], name, path: rest };
}

/** Members by which the items of a list are called by name. */
const itemNames = ['OutputName', 'InputName'];

/** What stands at a path of a value: a name picks a member, or an item of a list by its own name. */
export function follow(value: Json, path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = value;
  for (const key of path) {
    if (isList(here)) {
      here =
        typeof key === 'number'
          ? here[key]
          : here.find((item) => isObject(item) && itemNames.some((name) => item[name] === key));
    } else if (isObject(here) && Object.hasOwn(here, key)) {
      here = here[key];
    } else {
      return undefined;
    }
  }
  return here;
}
