import type { CopyPlan } from '../copy-plan.js';
import type { RowSource } from '../row-source.js';
import { rowTaker } from '../row-taker.js';
import type { JsonMapping } from './json-mapping.js';
import { type JsonNode, parseJson } from './json-node.js';
import type { JsonData } from './json-plan.js';
import { JsonSplitter } from './json-splitter.js';

/** Reads a file of JSON. */
export function jsonRows(
  plan: CopyPlan,
  { values }: JsonData,
  mapping: JsonMapping,
  file: string,
): RowSource {
  const splitter = new JsonSplitter();
  const wanted = plan.columns.map(({ type }) => (type === 'super' ? documentOf : textOf));
  const take = rowTaker(plan, values, file, (_, text) => {
    const found = mapping(parseJson(text));
    return wanted.map((write, index) => {
      const node = found[index];
      return node === undefined || node.kind === 'null' ? null : write(node);
    });
  });
  return {
    push: (piece) => splitter.push(piece).map(take),
    end: () => splitter.end().map(take),
  };
}

const documentOf = ({ raw }: JsonNode): string => raw;

/** What is nested goes into a text as it is written. */
const textOf = (node: JsonNode): string => (node.kind === 'string' ? node.value : node.raw);
