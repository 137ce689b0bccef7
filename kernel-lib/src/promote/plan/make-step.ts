import { type Step, step } from '../../pipeline/step.js';
import type { RedshiftDataset } from '../../redshift/dataset.js';
import { processing } from '../../sagemaker/processing.js';
import type { InputSource } from '../../sagemaker/processing-options.js';
import type { NotebookQuery } from '../dataflow/query.js';
import type { CellResources } from '../notebook/notebook.js';
import { inputName } from './step-files.js';
import type { StepPlan } from './step-plan.js';

/** Two cores and 8 GB: the smallest general instance that new accounts have a quota for. */
const USUAL_INSTANCE = 'ml.m5.large';

/** What a step's cells ask for; where two say the same thing, the later one counts. */
const resourcesOf = ({ cells }: StepPlan): CellResources =>
  Object.assign({}, ...cells.map(({ resources }) => resources));

/** A pipeline step of a planned one. @param made The steps before it, by name. */
export function makeStep(
  plan: StepPlan,
  code: Uint8Array,
  datasets: ReadonlyMap<NotebookQuery, RedshiftDataset>,
  made: ReadonlyMap<string, Step>,
): Step {
  const inputs: Record<string, InputSource> = {};
  for (const [name, query] of plan.queries) {
    const dataset = datasets.get(query);
    if (dataset !== undefined) inputs[inputName(name)] = dataset;
  }
  for (const { name, from } of plan.artifacts) {
    const output = made.get(from)?.outputs[name];
    if (output !== undefined) inputs[inputName(name)] = output;
  }
  const { instance, volumeSizeInGB, image, maxRuntimeInSeconds } = resourcesOf(plan);
  const size = volumeSizeInGB === undefined ? {} : { volumeSizeInGB };
  const definition = processing<string>({
    code: { name: `${plan.name}.mjs`, content: code },
    instance: { type: instance ?? USUAL_INSTANCE, ...size },
    inputs,
    outputs: plan.outputs,
    ...(image === undefined ? {} : { image }),
    ...(maxRuntimeInSeconds === undefined ? {} : { maxRuntimeInSeconds }),
  });
  return step(plan.name, definition);
}
