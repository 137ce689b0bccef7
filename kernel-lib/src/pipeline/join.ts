import { type DeclaredParameter, isVariable, type Json, Variable } from '../sagemaker/variable.js';

type Part = string | number | Variable;

class Join extends Variable {
  constructor(
    private readonly separator: string,
    private readonly parts: readonly Part[],
  ) {
    super();
  }

  override toDefinition(): Json {
    const values = this.parts.map((part) => (isVariable(part) ? part.toDefinition() : part));
    return { 'Std:Join': { On: this.separator, Values: values } };
  }

  override outsidePipeline(): Json | undefined {
    const values = this.parts.map((part) => (isVariable(part) ? part.outsidePipeline() : part));
    return values.includes(undefined) ? undefined : values.join(this.separator);
  }

  override parameters(): readonly DeclaredParameter[] {
    return this.parts.flatMap((part) => (isVariable(part) ? part.parameters() : []));
  }
}

/**
 * Text that the service puts together when the pipeline runs.
 *
 * @param separator Stands between the parts.
 *
 * @example
 * ```ts
 * join('/', ['s3://bucket', execution.pipelineExecutionId, 'report']);
 * ```
 */
export const join = (separator: string, parts: readonly Part[]): Variable =>
  new Join(separator, parts);
