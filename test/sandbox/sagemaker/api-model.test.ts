import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import * as pipelines from '../../../sandbox/src/sagemaker/pipelines/shape.js';
import * as processing from '../../../sandbox/src/sagemaker/processing/shape.js';
import type { Node } from '../../../sandbox/src/sagemaker/shape/shape.js';

/** One shape of botocore's model of the service. */
interface ModelShape {
  type: string;
  required?: string[];
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
}

const python = new URL('../../../.venv/bin/python', import.meta.url).pathname;
const model = JSON.parse(
  execFileSync(
    python,
    [
      '-c',
      'import json,botocore.session as s;print(json.dumps(s.get_session().get_service_model("sagemaker")._service_description))',
    ],
    { maxBuffer: 1 << 28, encoding: 'utf8' },
  ),
) as {
  operations: Record<string, { input: { shape: string } }>;
  shapes: Record<string, ModelShape>;
};

const shape = (name: string): ModelShape => model.shapes[name] ?? { type: 'missing' };

/** Members that the sandbox reads in another way than the model says, on purpose. */
const ownWay = [
  // A form in place of a list of 207 names.
  'InstanceType',
  // Not looked into.
  'AthenaDatasetDefinition',
  'SelectiveExecutionConfig',
  'FeatureGroupName',
  // JSON has its own form.
  'PipelineDefinition',
];

/** Where a shape of ours says something else than the model. */
function differences(ours: Node, name: string, path: string): string[] {
  const theirs = shape(name);
  const differs = (what: string, mine: unknown, its: unknown) =>
    JSON.stringify(mine) === JSON.stringify(its)
      ? []
      : [`${path}: ${what} is ${JSON.stringify(mine)}, in the model ${JSON.stringify(its)}`];
  switch (ours.kind) {
    case 'structure': {
      const members = { ...ours.required, ...ours.optional };
      return [
        ...(theirs.required ?? [])
          .filter((member) => !(member in ours.required))
          .map((member) => `${path}: ${member} is required in the model`),
        ...Object.entries(members).flatMap(([member, inner]) => {
          const known = theirs.members?.[member];
          if (known === undefined) return [`${path}: the model has no ${member}`];
          return ownWay.includes(member)
            ? []
            : differences(inner, known.shape, `${path}.${member}`);
        }),
      ];
    }
    case 'list':
      return [
        ...differs('max', ours.max, theirs.max),
        ...differs('min', ours.min ?? 0, theirs.min ?? 0),
        ...differences(ours.member, theirs.member?.shape ?? '', `${path}[]`),
      ];
    case 'map':
      return [
        ...differs('max', ours.max, theirs.max),
        ...differences(ours.key, theirs.key?.shape ?? '', `${path} key`),
        ...differences(ours.value, theirs.value?.shape ?? '', `${path} value`),
      ];
    case 'string':
      return [
        ...differs('max', ours.max, theirs.max),
        ...differs('min', ours.min ?? 0, theirs.min ?? 0),
        ...differs('pattern', ours.pattern, theirs.pattern),
        ...differs(
          'enum',
          ours.values && [...ours.values].sort(),
          theirs.enum && [...theirs.enum].sort(),
        ),
      ];
    case 'integer':
      return [...differs('max', ours.max, theirs.max), ...differs('min', ours.min, theirs.min)];
    case 'timestamp':
    case 'boolean':
      return differs('type', ours.kind, theirs.type);
  }
}

describe("the limits of requests are those of the API's model", () => {
  it.each<[string, Node]>([
    ['CreateProcessingJob', processing.createProcessingJob],
    ['DescribeProcessingJob', processing.namedJob],
    ['StopProcessingJob', processing.namedJob],
    ['ListProcessingJobs', processing.listProcessingJobs],
    ['CreatePipeline', pipelines.createPipeline],
    ['UpdatePipeline', pipelines.updatePipeline],
    ['DescribePipeline', pipelines.describePipeline],
    ['DeletePipeline', pipelines.deletePipeline],
    ['ListPipelines', pipelines.listPipelines],
    ['StartPipelineExecution', pipelines.startPipelineExecution],
    ['StopPipelineExecution', pipelines.stopPipelineExecution],
    ['DescribePipelineExecution', pipelines.namedExecution],
    ['ListPipelineExecutions', pipelines.listPipelineExecutions],
    ['ListPipelineExecutionSteps', pipelines.listPipelineExecutionSteps],
    ['ListPipelineParametersForExecution', pipelines.listPipelineParameters],
  ])('%s', (operation, ours) => {
    expect(differences(ours, model.operations[operation]?.input.shape ?? '', operation)).toEqual(
      [],
    );
  });
});
