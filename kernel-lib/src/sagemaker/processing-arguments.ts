import type { Placement } from './placement.js';
import { entrypointOf, type StepCode } from './processing-code.js';
import { processingInputs } from './processing-inputs.js';
import type { ProcessingOptions } from './processing-options.js';
import { processingOutputs } from './processing-outputs.js';
import { isVariable, type Late, type Template } from './variable.js';

/** Keys without content are left out, as the SageMaker SDK does: `{}` and `[]` would still make another cache key. */
const filled = <T extends object>(value: T | undefined): T | undefined =>
  value === undefined || Object.keys(value).length === 0 ? undefined : value;

/** The service takes text only here; an Integer parameter as it is would be refused when the job starts. */
const text = (value: Late<string>): Template => (isVariable(value) ? value.text() : value);

/**
 * A processing definition as the `Arguments` of a step, which are also the fields of a CreateProcessingJob request
 * but for its name. Pure.
 */
export function processingArguments(
  options: ProcessingOptions,
  code: StepCode | undefined,
  place: Placement,
): { readonly [key: string]: Template } {
  const { instance } = options;
  return {
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: instance.type,
        InstanceCount: instance.count ?? 1,
        VolumeSizeInGB: instance.volumeSizeInGB ?? 30,
      },
    },
    AppSpecification: {
      ImageUri: options.image ?? place.image,
      ContainerEntrypoint: entrypointOf(options, code),
      ContainerArguments: filled(options.arguments?.map(text)),
    },
    RoleArn: options.role ?? place.role,
    Environment: filled(
      Object.fromEntries(
        Object.entries(options.environment ?? {}).map(([key, value]) => [key, text(value)]),
      ),
    ),
    StoppingCondition:
      options.maxRuntimeInSeconds === undefined
        ? undefined
        : { MaxRuntimeInSeconds: options.maxRuntimeInSeconds },
    ProcessingInputs: filled(processingInputs(options, code, place)),
    ProcessingOutputConfig: processingOutputs(options, place),
  };
}
