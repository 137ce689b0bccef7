import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withGrace } from '../../../../kernel-lib/src/redshift/staging/with-grace.js';
import { withinRun } from '../../../../kernel-lib/src/redshift/staging/within-run.js';
import { bucketed } from '../support/bucketed';
import { ownJournal } from '../support/own-journal';
import { failureOf, sandboxed } from '../support/sandboxed';
import { slowPuts } from '../support/slow-puts';

const sandbox = sandboxed();
const bucket = bucketed(sandbox, 'staging');
const journal = ownJournal();

it('leaves nothing of what was on its way', async () => {
  const slow = await slowPuts(sandbox().endpoint);
  process.env.AWS_ENDPOINT_URL = slow.endpoint;
  const abort = new AbortController();
  const file = { name: 'file', bytes: Buffer.from('content') };
  const place = { staging: 's3://staging', region: 'us-east-1' };
  const failed = failureOf(withinRun(place, (run) => run.put([file], abort.signal)));
  await slow.arrived;
  abort.abort(new Error('interrupted'));
  slow.letThrough();
  expect(await failed).toMatchObject({ message: 'interrupted' });
  await slow.close();
  expect([await bucket.keys(), readdirSync(journal())]).toEqual([[], []]);
});

it('waits for what is on its way, but not for ever', async () => {
  const abort = new AbortController();
  const never = (late: AbortSignal): Promise<never> =>
    new Promise((_, reject) => {
      late.addEventListener('abort', () => reject(late.reason));
      abort.abort(new Error('interrupted'));
    });
  expect(await failureOf(withGrace(abort.signal, never, 1))).toMatchObject({
    message: 'interrupted',
  });
  expect(await withGrace(undefined, async () => 'done')).toBe('done');
});
