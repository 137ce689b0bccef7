import { LoadRefused } from '../load-refused.js';
import type { JsonNode } from './json-node.js';

/** The names and places that lead to a value. */
export type JsonPath = readonly (string | number)[];

const refused = (message: string, cause?: unknown) =>
  new LoadRefused({ code: 'XX000', message }, cause);

const STEP = /\.([^.[\]'"]+)|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]|\[\s*(\d+)\s*\]/y;

/** Reads `$['a'].b[0]`. @throws LoadRefused */
export function parsePath(text: string): JsonPath {
  const steps: (string | number)[] = [];
  STEP.lastIndex = 1;
  while (text.startsWith('$') && STEP.lastIndex < text.length) {
    const [whole, dotted, single, double, place] = STEP.exec(text) ?? [];
    if (whole === undefined) break;
    steps.push(place === undefined ? (dotted ?? single ?? double ?? '') : Number(place));
    if (STEP.lastIndex === text.length) return steps;
  }
  if (text === '$') return steps;
  throw refused(
    `Invalid JSONPath format. Supported notations are 'dot-notation' and 'bracket-notation': ${text}`,
  );
}

/** The value at the end of a path; undefined where it leads nowhere. */
export const follow = (node: JsonNode | undefined, path: JsonPath): JsonNode | undefined =>
  path.reduce<JsonNode | undefined>((at, step) => {
    if (at?.kind === 'object') return at.members.get(String(step));
    return at?.kind === 'array' && typeof step === 'number' ? at.items[step] : undefined;
  }, node);

/** The expressions of a JSONPaths file, one for each column. @throws LoadRefused */
export function readPaths(content: string, from: string, columns: number): JsonPath[] {
  let read: unknown;
  try {
    read = JSON.parse(content);
  } catch (error) {
    throw refused(`Invalid JSONPaths file ${from}: it is no JSON`, error);
  }
  const paths = (read as { jsonpaths?: unknown } | null)?.jsonpaths;
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) {
    throw refused(`Invalid JSONPaths file ${from}: it has no array "jsonpaths" of texts`);
  }
  if (paths.length !== columns) {
    throw refused(
      `Number of jsonpaths and the number of columns should match. JSONPath size: ${paths.length}, Number of columns in table or column list: ${columns}`,
    );
  }
  return paths.map(parsePath);
}
