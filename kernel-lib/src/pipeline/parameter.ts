import { type DeclaredParameter, type Json, Variable } from '../sagemaker/variable.js';
import { join } from './join.js';

/** What a parameter may be told besides its name. */
export interface ParameterOptions<T> {
  /** Value where a run gives none; without it every run must give one. */
  readonly default?: T;
}

/** Text may also be held to a list of values. */
export interface StringParameterOptions extends ParameterOptions<string> {
  /** The values that the service accepts. */
  readonly enum?: readonly string[];
}

/** A value that each run of a pipeline may set anew. Made by {@link parameter}. */
export class Parameter extends Variable {
  constructor(readonly declared: DeclaredParameter) {
    super();
  }

  override toDefinition(): Json {
    return { Get: `Parameters.${this.declared.Name}` };
  }

  override outsidePipeline(): Json | undefined {
    return this.declared.DefaultValue;
  }

  override text(): Variable {
    return this.declared.Type === 'String' ? this : join('', [this]);
  }

  override parameters(): readonly DeclaredParameter[] {
    return [this.declared];
  }
}

function declare(
  name: string,
  type: DeclaredParameter['Type'],
  options: { default?: string | number | boolean; enum?: readonly string[] },
): Parameter {
  return new Parameter({
    Name: name,
    Type: type,
    ...(options.default === undefined ? {} : { DefaultValue: options.default }),
    ...(options.enum === undefined ? {} : { EnumValues: options.enum }),
  });
}

/**
 * Declares a pipeline's parameters. A pipeline collects them from where they are used.
 *
 * @example
 * ```ts
 * const instance = parameter.string('ProcessingInstanceType', { default: 'ml.m5.xlarge' });
 * const count = parameter.integer('Count', { default: 2 });
 * processing({ instance: { type: instance, count }, script: 'prepare.py' });
 * ```
 */
export const parameter = {
  string: (name: string, options: StringParameterOptions = {}): Parameter =>
    declare(name, 'String', options),
  integer: (name: string, options: ParameterOptions<number> = {}): Parameter =>
    declare(name, 'Integer', options),
  float: (name: string, options: ParameterOptions<number> = {}): Parameter =>
    declare(name, 'Float', options),
  boolean: (name: string, options: ParameterOptions<boolean> = {}): Parameter =>
    declare(name, 'Boolean', options),
} as const;
