import { basename } from 'node:path';
import type { Step } from '../pipeline/step.js';
import { bundleStep } from './bundle/bundle-step.js';
import { readDataflow } from './dataflow/top-level.js';
import type { Notebook } from './notebook/notebook.js';
import { resolveDatasets } from './plan/datasets.js';
import { makeStep } from './plan/make-step.js';
import { planSteps } from './plan/plan.js';
import { inputFiles, outputFiles } from './plan/step-files.js';
import { stepModule } from './plan/step-module.js';
import { usesFrames } from './plan/uses-frames.js';
import { scanSecrets } from './scan-secrets.js';
import { checkTypes } from './source/check-types.js';
import { NotebookSource } from './source/notebook-source.js';
import { createNotebookProgram } from './source/program.js';

/**
 * Turns a notebook into the steps of a pipeline. Everything that can be wrong with the notebook is found here; nothing
 * is uploaded or changed.
 *
 * @param directory The notebook's folder: imports and connections are looked for from there.
 * @param onProgress Told in a line what goes on.
 */
export async function prepareSteps(
  notebook: Notebook,
  directory: string,
  onProgress: (line: string) => void,
): Promise<Step[]> {
  scanSecrets(notebook);
  onProgress(`Checking ${basename(notebook.name)}`);
  const source = new NotebookSource(notebook);
  const program = createNotebookProgram(source, directory);
  checkTypes(program);
  const unchecked = source.cells.filter(({ checksTypes }) => !checksTypes);
  if (unchecked.length > 0) {
    const numbers = unchecked.map(({ cell }) => cell.number).join(', ');
    onProgress(`Types are not checked under %typecheck off: cell ${numbers}`);
  }
  const plans = planSteps(readDataflow(program));
  const queries = plans.flatMap((plan) => [...plan.queries.values()]);
  const datasets = await resolveDatasets(queries, source, directory);
  const steps = new Map<string, Step>();
  for (const plan of plans) {
    onProgress(`Bundling step ${plan.name}`);
    const manifest = {
      step: plan.name,
      notebook: basename(notebook.name),
      inputs: inputFiles(plan),
      outputs: outputFiles(plan),
      cells: source.lineTable,
    };
    const module = stepModule(plan, source);
    const frames = usesFrames(plan, module, program.checker);
    const code = await bundleStep({
      manifest,
      module,
      directory,
      frames,
      resolve: (specifier, file) => program.environment.resolve(specifier, file),
      options: program.environment.options,
    });
    steps.set(plan.name, makeStep(plan, code, datasets, steps));
  }
  return [...steps.values()];
}
