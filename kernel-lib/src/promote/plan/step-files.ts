import type { InputManifest, OutputManifest } from '../runtime/manifest.js';
import type { StepPlan } from './step-plan.js';

/** A job has one input of its own, `code`, so that a variable of that name needs another. */
export const inputName = (variable: string): string =>
  variable === 'code' ? 'code-value' : variable;

/** The inputs of a step, and where its job finds them. */
export function inputFiles({ queries, artifacts }: StepPlan): InputManifest[] {
  const file = (name: string, format: InputManifest['format']): InputManifest => ({
    name,
    folder: `/opt/ml/processing/input/${inputName(name)}`,
    format,
  });
  return [
    ...[...queries.keys()].map((name) => file(name, 'parquet')),
    ...artifacts.map(({ name }) => file(name, 'stored')),
  ];
}

/** The outputs of a step, and where its job puts them. */
export const outputFiles = ({ outputs }: StepPlan): OutputManifest[] =>
  outputs.map((name) => ({ name, folder: `/opt/ml/processing/output/${name}` }));
