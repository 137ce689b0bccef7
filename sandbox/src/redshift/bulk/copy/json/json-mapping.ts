import { text } from 'node:stream/consumers';
import { type Storage, s3Address } from '../../storage.js';
import type { LoadColumn } from '../load-column.js';
import { LoadRefused } from '../load-refused.js';
import { BadValue } from '../values/bad-value.js';
import type { JsonNode } from './json-node.js';
import { follow, readPaths } from './json-path.js';

/** The values of the columns in a value of the file; undefined for what is not there. Throws {@link BadValue}. */
export type JsonMapping = (node: JsonNode) => readonly (JsonNode | undefined)[];

/** How the columns are found, as `FORMAT JSON 'mapping'` says. @throws LoadRefused, StorageRefused */
export async function jsonMapping(
  mapping: string,
  columns: readonly LoadColumn[],
  storage: Storage,
): Promise<JsonMapping> {
  if (mapping === 'auto') return byName(columns, (name) => name);
  if (mapping === 'auto ignorecase') return byName(columns, (name) => name.toLowerCase());
  if (mapping === 'noshred') {
    if (columns.length === 1 && columns[0]?.type === 'super') return (node) => [node];
    throw new LoadRefused({
      code: 'XX000',
      message: "JSON 'noshred' needs a table or a column list of one SUPER column.",
    });
  }
  const content = await text(await storage.get(s3Address(mapping)));
  const paths = readPaths(content, mapping, columns.length);
  return (node) => paths.map((path) => follow(node, path));
}

function byName(columns: readonly LoadColumn[], called: (name: string) => string): JsonMapping {
  const places = new Map(columns.map(({ name }, index) => [called(name), index]));
  return (node) => {
    if (node.kind !== 'object') {
      throw new BadValue(1216, 'Invalid JSONPath format: Member is not an object.');
    }
    const found: (JsonNode | undefined)[] = new Array(columns.length).fill(undefined);
    for (const [name, member] of node.members) {
      const place = places.get(called(name));
      if (place !== undefined) found[place] = member;
    }
    return found;
  };
}
