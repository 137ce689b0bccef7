import { ServiceError } from '../../protocol/service.js';
import { checked } from '../shape/checked.js';
import { ruleProblems } from './rules.js';
import { type CreateProcessingJobRequest, createProcessingJob } from './shape.js';
import { unsupported } from './unsupported.js';

/**
 * A CreateProcessingJob request that can run here.
 *
 * @throws ServiceError `ValidationException` with every limit and rule it breaks, and everything the sandbox lacks.
 */
export function processingJobRequest(input: unknown): CreateProcessingJobRequest {
  const request = checked(createProcessingJob, input);
  const problems = [...ruleProblems(request), ...unsupported(request)];
  if (problems.length > 0) throw new ServiceError('ValidationException', problems.join(' '));
  return request;
}
