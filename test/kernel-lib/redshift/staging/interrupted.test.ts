import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { withGrace } from '../../../../kernel-lib/src/redshift/staging/with-grace.js';
import { withinRun } from '../../../../kernel-lib/src/redshift/staging/within-run.js';
import { awsConfiguration } from '../../../sandbox/running';
import { failureOf, sandboxed } from '../support/sandboxed';
import { slowPuts } from '../support/slow-puts';

const sandbox = sandboxed();

it('leaves nothing of what was on its way', async () => {
  const state = mkdtempSync(join(tmpdir(), 'shiftbook-state-'));
  const s3 = new S3Client(awsConfiguration(sandbox()));
  const slow = await slowPuts(sandbox().endpoint);
  try {
    await s3.send(new CreateBucketCommand({ Bucket: 'staging' }));
    process.env.XDG_STATE_HOME = state;
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
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: 'staging' }));
    expect([KeyCount, readdirSync(join(state, 'shiftbook', 'staging'))]).toEqual([0, []]);
  } finally {
    s3.destroy();
    rmSync(state, { recursive: true });
  }
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
