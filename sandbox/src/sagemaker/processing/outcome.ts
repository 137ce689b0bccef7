import type { JobRecord } from './record.js';

/** Why a job was told to end before its time. */
export type StopCause = 'requested' | 'max-runtime' | 'sandbox';

/** What an ended job's record says. */
export type Outcome = Pick<JobRecord, 'failureReason' | 'exitMessage'> & {
  readonly status: 'Completed' | 'Failed' | 'Stopped';
};

/** The reason of a job that the sandbox took down with itself. */
export const sandboxEnded =
  'InternalServerError: The sandbox was stopped while this job was running.';

/** How a job ended that was told to. */
export function stoppedOutcome(cause: StopCause, maxRuntimeSeconds: number): Outcome {
  switch (cause) {
    case 'requested':
      return { status: 'Stopped' };
    case 'max-runtime':
      return {
        status: 'Stopped',
        failureReason: `ClientError: The job ran longer than its MaxRuntimeInSeconds of ${maxRuntimeSeconds} and was stopped.`,
      };
    case 'sandbox':
      return { status: 'Failed', failureReason: sandboxEnded };
  }
}

/** How a job ended whose processes did; the first code that is not 0 decides. */
export function exitedOutcome(codes: readonly number[]): Outcome {
  const failed = codes.find((code) => code !== 0);
  return failed === undefined
    ? { status: 'Completed' }
    : { status: 'Failed', failureReason: `AlgorithmError: , exit code: ${failed}` };
}
