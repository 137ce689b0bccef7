import type {
  BooleanNode,
  ListNode,
  MapNode,
  NumberNode,
  Shape,
  Static,
  StringNode,
  StructureNode,
} from './shape.js';

type Shapes = Readonly<Record<string, Shape>>;

export const string = (
  limits: Omit<StringNode, 'kind' | 'values'> = {},
): Shape<string, StringNode> => ({ kind: 'string', ...limits });

export const oneOf = <const T extends string>(...values: readonly T[]): Shape<T, StringNode> => ({
  kind: 'string',
  values,
});

export const integer = (min?: number, max?: number): Shape<number, NumberNode> => ({
  kind: 'integer',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

export const timestamp: Shape<number, NumberNode> = { kind: 'timestamp' };

export const boolean: Shape<boolean, BooleanNode> = { kind: 'boolean' };

export const list = <M extends Shape>(
  member: M,
  limits: { min?: number; max?: number } = {},
): Shape<readonly Static<M>[], ListNode> => ({ kind: 'list', member, ...limits });

export const map = <V extends Shape>(
  key: StringNode,
  value: V,
  max: number,
): Shape<Readonly<Record<string, Static<V>>>, MapNode> => ({ kind: 'map', key, value, max });

type Structure<R extends Shapes, O extends Shapes> = {
  readonly [K in keyof R]: Static<R[K]>;
} & { readonly [K in keyof O]?: Static<O[K]> };

/** A structure of members that must be there and members that may. */
export const structure = <R extends Shapes, O extends Shapes = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Structure<R, O>, StructureNode> => ({
  kind: 'structure',
  required,
  optional: optional ?? {},
});
