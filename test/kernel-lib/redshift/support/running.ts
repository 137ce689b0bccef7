import type { Sandbox } from '@shiftbook/sandbox';
import { askServer } from './sandboxed.js';

/** A statement that runs for minutes, in one process; Redshift has no pg_sleep. */
export const HEAVY =
  'select count(*) from sales a cross join sales b where a.pricepaid * random() < b.qtysold - 9';

/** How many statements that hold `mark` run now, as the server itself tells. */
export async function runsWith(sandbox: Sandbox, mark: string): Promise<number> {
  const found = await askServer(
    sandbox,
    "select from pg_stat_activity where state = 'active' and backend_type = 'client backend' and query like $1",
    [`%${mark}%`],
  );
  return found.length;
}

/** Resolves when `count` statements that hold `mark` run. */
export async function untilRunning(sandbox: Sandbox, mark: string, count = 1): Promise<void> {
  while ((await runsWith(sandbox, mark)) !== count) {
    await new Promise(setImmediate);
  }
}
