import type { Operation } from '../../protocol/service.js';
import { page, sorted } from '../page.js';
import { checked } from '../shape/checked.js';
import type { ProcessingJobs } from './jobs.js';
import { described, type JobRecord, summary } from './record.js';
import { type ListProcessingJobsRequest, listProcessingJobs, namedJob } from './shape.js';

/** The API's operations on processing jobs. */
export function processingOperations(jobs: ProcessingJobs): Readonly<Record<string, Operation>> {
  return {
    CreateProcessingJob: async (input) => ({ ProcessingJobArn: jobs.create(input).arn }),
    DescribeProcessingJob: async (input) =>
      described(jobs.get(checked(namedJob, input).ProcessingJobName)),
    StopProcessingJob: async (input) => {
      jobs.stop(checked(namedJob, input).ProcessingJobName);
      return {};
    },
    ListProcessingJobs: async (input) => list(jobs.all(), checked(listProcessingJobs, input)),
  };
}

function list(records: readonly JobRecord[], request: ListProcessingJobsRequest) {
  const nameOf = (record: JobRecord) => record.request.ProcessingJobName;
  const keys = {
    Name: nameOf,
    CreationTime: (record: JobRecord) => record.creationTime,
    Status: (record: JobRecord) => record.status,
  };
  const wanted = records.filter(
    (record) =>
      between(record.creationTime, request.CreationTimeAfter, request.CreationTimeBefore) &&
      between(
        record.lastModifiedTime,
        request.LastModifiedTimeAfter,
        request.LastModifiedTimeBefore,
      ) &&
      nameOf(record).includes(request.NameContains ?? '') &&
      (request.StatusEquals === undefined || record.status === request.StatusEquals),
  );
  const order = sorted(wanted, request.SortOrder, keys[request.SortBy ?? 'CreationTime'], nameOf);
  const { items, next } = page(order, request, nameOf);
  return { ProcessingJobSummaries: items.map(summary), ...next };
}

/** Whether a time lies after one and before another, either of which may be missing. */
export const between = (time: number, after = -Infinity, before = Infinity): boolean =>
  time > after && time < before;
