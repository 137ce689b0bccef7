/** A string with the limits that the API's model gives; `values` are those of an enumeration. */
export interface StringNode {
  readonly kind: 'string';
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that must match the whole value, as the API's model writes it. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** Never show the value in a message. */
  readonly sensitive?: boolean;
}

export interface NumberNode {
  /** `timestamp`: epoch seconds, with a fraction. */
  readonly kind: 'integer' | 'timestamp';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanNode {
  readonly kind: 'boolean';
}

export interface ListNode {
  readonly kind: 'list';
  readonly member: Node;
  readonly min?: number;
  readonly max?: number;
}

export interface MapNode {
  readonly kind: 'map';
  readonly key: StringNode;
  readonly value: Node;
  readonly max?: number;
}

export interface StructureNode {
  readonly kind: 'structure';
  readonly required: Readonly<Record<string, Node>>;
  readonly optional: Readonly<Record<string, Node>>;
}

/** What a value of a request may be: a small part of Smithy's shapes, enough for this service. */
export type Node = StringNode | NumberNode | BooleanNode | ListNode | MapNode | StructureNode;

/** A node that knows the TypeScript type of its values; `type` is never there at run time. */
export type Shape<T = unknown, N extends Node = Node> = N & { readonly type?: T };

/** The TypeScript type of the values that satisfy a shape. */
export type Static<S extends Shape> = NonNullable<S['type']>;
