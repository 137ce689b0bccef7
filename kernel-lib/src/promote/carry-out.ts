import { dirname, resolve } from 'node:path';
import { ShiftbookError } from '../errors.js';
import { compile } from '../pipeline/compile.js';
import { upsertPipeline } from '../pipeline/deploy.js';
import { startPipeline } from '../pipeline/pipeline.js';
import { preflight } from '../pipeline/preflight/preflight.js';
import type { Step } from '../pipeline/step.js';
import { type Project, resolveProject } from '../sagemaker/project.js';
import { ensureBucket } from '../sagemaker/upload.js';
import { parseNotebook } from './notebook/parse.js';
import { readNotebookFile } from './notebook/read.js';
import { pipelineNameOf } from './pipeline-name.js';
import { prepareSteps } from './prepare.js';
import type { PromoteOptions } from './promote-options.js';
import { Promotion } from './promotion.js';
import type { PromoteSummary } from './summary.js';

type Progress = (line: string) => void;

async function run(
  name: string,
  steps: readonly Step[],
  { region, bucket }: Project,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Partial<PromoteSummary>> {
  const execution = await startPipeline(name, region);
  onProgress(`Started run ${execution.id} of ${name}`);
  const outcome = await execution.outcome({
    onStep: ({ name: step, status, failureReason }) =>
      onProgress(`${step}: ${status}${failureReason === undefined ? '' : `: ${failureReason}`}`),
    ...(signal === undefined ? {} : { signal }),
  });
  const reason = outcome.failureReason === undefined ? '' : `: ${outcome.failureReason}`;
  onProgress(`Run ${execution.id}: ${outcome.status}${reason}`);
  const outputs = steps.flatMap((step) =>
    step.definition.outputs.map((output) => [
      `${step.name}.${output}`,
      `s3://${bucket}/${name}/${execution.id}/${step.name}/output/${output}`,
    ]),
  );
  return {
    executionArn: execution.arn,
    executionStatus: outcome.status,
    steps: outcome.steps.map(({ name: step, status, failureReason }) => ({
      name: step,
      status,
      ...(failureReason === undefined ? {} : { failureReason }),
    })),
    outputs: Object.fromEntries(outputs),
  };
}

/** Does what {@link promoteNotebook} promises. Apart from it, because it loads two compilers. */
export async function carryOut(path: string, options: PromoteOptions): Promise<Promotion> {
  const { mode = 'definition', onProgress = () => undefined, signal } = options;
  const checkCancelled = () => {
    if (signal?.aborted) {
      throw new ShiftbookError('cancelled', 'Cancelled.', { cause: signal.reason });
    }
  };
  const notebook = parseNotebook(options.notebook ?? (await readNotebookFile(path)), path);
  const directory = dirname(resolve(path));
  const steps = await prepareSteps(notebook, directory, onProgress);
  checkCancelled();
  const project = await resolveProject(directory);
  const compiled = compile(options.pipelineName ?? pipelineNameOf(path), steps, project);
  preflight(compiled);
  const { name } = compiled;
  const definition = JSON.stringify(compiled.definition, null, 2);
  const described = { pipelineName: name, definition };
  if (mode === 'definition') return new Promotion(described, project.region);
  checkCancelled();
  onProgress(`Uploading to s3://${project.bucket}/${name}`);
  await ensureBucket(project.bucket, project.region, project.bucketIsDefault);
  const { arn, created } = await upsertPipeline(compiled, project);
  onProgress(`${created ? 'Created' : 'Updated'} pipeline ${name}`);
  const applied = { ...described, pipelineArn: arn };
  if (mode === 'apply') return new Promotion(applied, project.region);
  checkCancelled();
  const ran = await run(name, steps, project, onProgress, signal);
  return new Promotion({ ...applied, ...ran }, project.region);
}
