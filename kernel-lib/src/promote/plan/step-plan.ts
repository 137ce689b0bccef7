import type ts from 'typescript';
import type { NotebookQuery } from '../dataflow/query.js';
import type { TopStatement } from '../dataflow/top-level.js';
import type { Variable } from '../dataflow/variable.js';
import type { Cell } from '../notebook/notebook.js';

/** A value that a step reads from another. */
export interface Artifact {
  readonly name: string;
  readonly variable: Variable;
  /** The step that makes it. */
  readonly from: string;
}

/** The value of a step's last expression, which a notebook would show. */
export interface LastValue {
  readonly statement: ts.ExpressionStatement;
  /** Name of the output that takes it. */
  readonly output: string;
}

/** One step, before it becomes code. */
export interface StepPlan {
  readonly name: string;
  readonly cells: readonly Cell[];
  /** Its own statements and those copied from other cells, in the order of the notebook. */
  readonly statements: readonly TopStatement[];
  /** Queries that it reads, by variable. */
  readonly queries: ReadonlyMap<string, NotebookQuery>;
  readonly artifacts: readonly Artifact[];
  /** Names of the variables that become outputs. */
  readonly outputs: readonly string[];
  readonly lastValue: LastValue | undefined;
}
