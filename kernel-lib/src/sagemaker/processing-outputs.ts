import type { Placement } from './placement.js';
import type { OutputOptions, ProcessingOptions } from './processing-options.js';
import type { Template } from './variable.js';

/** Outputs by name, each as options. */
export function outputsOf(options: Pick<ProcessingOptions, 'outputs'>): [string, OutputOptions][] {
  const { outputs } = options;
  if (outputs === undefined) return [];
  if (Array.isArray(outputs)) return outputs.map((name: string) => [name, {}]);
  return Object.entries<OutputOptions>(outputs as Readonly<Record<string, OutputOptions>>);
}

/** `ProcessingOutputConfig` of a request; `undefined` without outputs. */
export function processingOutputs(
  options: Pick<ProcessingOptions, 'outputs'>,
  place: Placement,
): Template {
  const outputs = outputsOf(options).map(([name, output]) => ({
    OutputName: name,
    AppManaged: false,
    S3Output: {
      S3Uri: output.destination ?? place.outputAddress(name),
      LocalPath: output.localPath ?? `/opt/ml/processing/output/${name}`,
      S3UploadMode: output.uploadMode ?? 'EndOfJob',
    },
  }));
  return outputs.length === 0 ? undefined : { Outputs: outputs };
}
