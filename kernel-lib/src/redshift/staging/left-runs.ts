import { forgetRun, notedRun, notedRuns } from './journal.js';
import { hasEnded } from './process-mark.js';
import { addressIn, removeAll } from './staging-folder.js';
import { warnLeft } from './warn-left.js';

/**
 * Removes what processes of this machine left in staging buckets when they were killed. Runs of processes that live, and
 * of other machines, stay. What cannot be removed is told by a warning.
 */
export async function removeLeftRuns(): Promise<void> {
  for (const id of await notedRuns()) {
    let address = `run ${id}`;
    try {
      const entry = await notedRun(id);
      if (entry === undefined || !(await hasEnded(entry.process))) continue;
      address = addressIn(entry);
      await removeAll(entry);
      await forgetRun(id);
    } catch (error) {
      warnLeft(address, error);
    }
  }
}

let removing: Promise<void> | undefined;

/** The same, once in the life of this process. */
export function removeLeftRunsOnce(): Promise<void> {
  removing ??= removeLeftRuns();
  return removing;
}
