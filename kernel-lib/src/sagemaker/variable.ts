/** JSON, as it stands in a definition or a request. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

const VARIABLE = Symbol.for('shiftbook.variable');

/** A parameter as a definition declares it. */
export interface DeclaredParameter {
  readonly Name: string;
  readonly Type: 'String' | 'Integer' | 'Float' | 'Boolean';
  readonly DefaultValue?: string | number | boolean;
  readonly EnumValues?: readonly (string | number)[];
}

/**
 * A value that is known only when a pipeline runs: a parameter, another step's output, a fact of the execution, or a
 * join of these. Definitions take one wherever the service does.
 */
export abstract class Variable {
  readonly [VARIABLE] = true;

  /** What stands for the value in a definition, such as `{"Get": "Parameters.InstanceType"}`. */
  abstract toDefinition(): Json;

  /** The value for a job that runs on its own, without a pipeline; `undefined` where there is none. */
  abstract outsidePipeline(): Json | undefined;

  /** The same value where the service wants text, such as in an argument or the environment. */
  text(): Variable {
    return this;
  }

  /** Parameters that it reads, to be declared by the pipeline. */
  parameters(): readonly DeclaredParameter[] {
    return [];
  }

  /** Variables are not text: joining them with `+` or a template would freeze the wrong value. */
  toString(): string {
    const expression = JSON.stringify(this.toDefinition());
    throw new TypeError(
      `${expression} has no value before the pipeline runs; join it with other text by join(…).`,
    );
  }
}

/** Whether a value is known only when a pipeline runs. */
export const isVariable = (value: unknown): value is Variable =>
  typeof value === 'object' && value !== null && VARIABLE in value;

/** Either a value or a {@link Variable} in its place. */
export type Late<T> = T | Variable;

/** A request's structure whose leaves may still be variables. */
export type Template =
  | Json
  | Variable
  | undefined
  | readonly Template[]
  | { readonly [key: string]: Template };

/** Replaces every variable in a structure, and drops keys that are `undefined`. */
export function fillTemplate(template: Template, fill: (variable: Variable) => Json): Json {
  if (isVariable(template)) return fill(template);
  if (Array.isArray(template)) {
    return template.map((item: Template) => fillTemplate(item, fill));
  }
  if (typeof template !== 'object' || template === null) return template ?? null;
  const filled: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template as { readonly [key: string]: Template })) {
    if (value !== undefined) filled[key] = fillTemplate(value, fill);
  }
  return filled;
}
