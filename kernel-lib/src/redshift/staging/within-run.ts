import { type StagingPlace, StagingRun } from './staging-run.js';
import { warnLeft } from './warn-left.js';

/**
 * Does something with a folder of its own in the staging bucket, which is removed afterwards, whatever happened. A
 * clean-up that fails is told by a warning and changes nothing of what came of the work.
 *
 * @throws what {@link StagingRun.begin} and `work` throw.
 */
export async function withinRun<T>(
  place: StagingPlace,
  work: (run: StagingRun) => Promise<T>,
): Promise<T> {
  const run = await StagingRun.begin(place);
  try {
    return await work(run);
  } finally {
    await run.remove().catch((error: unknown) => warnLeft(run.address, error));
  }
}
