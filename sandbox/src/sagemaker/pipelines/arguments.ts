import type { ListNode, MapNode, Node } from '../shape/shape.js';
import { sizeViolations, violations, WrongType } from '../shape/violations.js';
import { expressionKind } from './expression.js';
import { isList, isObject, type Json } from './json.js';

/**
 * What a step's arguments break of the request that they will become. An expression may stand for any scalar; unlike in
 * a request, a member that the shape does not know is refused.
 *
 * @param path where the value stands, for messages
 */
export function argumentProblems(node: Node, value: Json, path: string): string[] {
  if (isObject(value) && expressionKind(value) !== undefined) {
    const start = { list: 'Json Array', structure: 'Json Object', map: 'Json Object' } as const;
    return node.kind in start
      ? [`Expecting start of ${start[node.kind as keyof typeof start]} at '${path}'.`]
      : [];
  }
  switch (node.kind) {
    case 'structure': {
      if (!isObject(value)) return [`Expecting start of Json Object at '${path}'.`];
      const known = { ...node.required, ...node.optional };
      const missing = Object.keys(node.required).filter((name) => !Object.hasOwn(value, name));
      return [
        ...missing.map((name) => `Missing Argument member '${name}' at '${path}'.`),
        ...Object.entries(value).flatMap(([name, inner]) => {
          const shape = Object.hasOwn(known, name) ? known[name] : undefined;
          return shape === undefined
            ? [`Unknown Argument member '${name}' at '${path}'.`]
            : argumentProblems(shape, inner, `${path}.${name}`);
        }),
      ];
    }
    case 'list': {
      if (!isList(value)) return [`Expecting start of Json Array at '${path}'.`];
      return [
        ...sizeProblems(node, value.length, path),
        ...value.flatMap((item, index) => argumentProblems(node.member, item, `${path}[${index}]`)),
      ];
    }
    case 'map': {
      if (!isObject(value)) return [`Expecting start of Json Object at '${path}'.`];
      const entries = Object.entries(value);
      return [
        ...sizeProblems(node, entries.length, path),
        ...entries.flatMap(([key, inner]) => [
          ...own(node.key, key, `${path} key`),
          ...argumentProblems(node.value, inner, `${path}['${key}']`),
        ]),
      ];
    }
    default:
      return own(node, value, path);
  }
}

const sizeProblems = (node: ListNode | MapNode, size: number, path: string): string[] =>
  sizeViolations(`The ${node.kind} at '${path}'`, size, 'length', node).map((text) => `${text}.`);

function own(node: Node, value: Json, path: string): string[] {
  try {
    return violations(node, value, path).map((problem) => `${problem}.`);
  } catch (error) {
    if (error instanceof WrongType) return [`${error.message}.`];
    throw error;
  }
}
