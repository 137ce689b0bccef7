import type { Placement } from './placement.js';
import type { ProcessingOptions } from './processing-options.js';
import { outputsOf } from './processing-outputs.js';
import type { Project } from './project.js';

/** Where a job that runs on its own keeps its files: under its own name in the project's bucket. */
export function jobPlacement(
  options: ProcessingOptions,
  project: Project,
  job: string,
): { place: Placement; outputs: Record<string, string> } {
  const base = `s3://${project.bucket}/${job}`;
  const place: Placement = {
    role: project.role,
    image: project.image,
    codeAddress: (code) => `${base}/code/${code.hash}/${code.name}`,
    outputAddress: (output) => `${base}/output/${output}`,
    unloadAddress: (input) => `${base}/input/${input}`,
  };
  const outputs = outputsOf(options).map(([name, { destination }]) => [
    name,
    typeof destination === 'string' ? destination : `${base}/output/${name}`,
  ]);
  return { place, outputs: Object.fromEntries(outputs) };
}
