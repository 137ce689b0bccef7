import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { removeLeftRuns } from '../../../../kernel-lib/src/redshift/staging/left-runs.js';
import { StagingRun } from '../../../../kernel-lib/src/redshift/staging/staging-run.js';
import { withinRun } from '../../../../kernel-lib/src/redshift/staging/within-run.js';
import { bucketed } from '../support/bucketed';
import { ownJournal } from '../support/own-journal';
import { failureOf, sandboxed } from '../support/sandboxed';

const { keys } = bucketed(sandboxed(), 'staging');
const journal = ownJournal();
const place = { staging: "s3://staging/o'brien; --", region: 'us-east-1' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const three = ['a', 'b', "c';drop"].map((name) => ({ name, bytes: bytes(name) }));

it('is a folder that nobody else has, and is gone afterwards', async () => {
  const [one, other] = await Promise.all([StagingRun.begin(place), StagingRun.begin(place)]);
  expect(one.address).toMatch(/^s3:\/\/staging\/o'brien; --\/shiftbook-[\w-]+\/$/);
  expect(one.prefix).not.toBe(other.prefix);
  const addresses = await one.put(three);
  expect(addresses[2]).toBe(`${one.address}c';drop`);
  await other.put(three.slice(1));
  expect(new TextDecoder().decode(await one.get("c';drop"))).toBe("c';drop");
  await one.remove();
  expect(await keys()).toEqual([`${other.prefix}b`, `${other.prefix}c';drop`]);
  await other.remove();
  expect([await keys(), readdirSync(journal())]).toEqual([[], []]);
});

it('is gone after failures, which stay what they are', async () => {
  const failed = withinRun(place, async (run) => {
    await run.put(three);
    await run.get('missing');
  });
  expect(await failureOf(failed)).toMatchObject({
    code: 'staging-no-object',
    message: expect.stringMatching(/s3:GetObject on s3:\/\/staging\/o'brien.*missing/),
  });
  expect([await keys(), readdirSync(journal())]).toEqual([[], []]);
});

it('tells what cannot be removed, and does not spoil what came of the work', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
  const nowhere = { ...place, staging: 's3://no-such-bucket/x' };
  expect(await withinRun(nowhere, async () => 42)).toBe(42);
  expect(warned).toHaveBeenCalledWith(
    expect.stringMatching(
      /^Files in s3:\/\/no-such-bucket\/x\/shiftbook-\S+ were not removed: S3 refused s3:ListBucket/,
    ),
    expect.objectContaining({ code: 'staging-not-removed' }),
  );
  warned.mockRestore();
  expect(readdirSync(journal())).toHaveLength(1);
});

it('of a killed process is removed by the next start, of a living one it stays', async () => {
  const [killed, reused, elsewhere, living] = await Promise.all(
    Array.from({ length: 4 }, () => StagingRun.begin(place)),
  );
  const belongsTo = (run: StagingRun | undefined, owner: object): void => {
    const id = /shiftbook-(.*)\/$/.exec(run?.prefix ?? '')?.[1];
    const file = join(journal(), `${id}.json`);
    const entry = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...entry, process: { ...entry.process, ...owner } }));
  };
  const { pid } = spawnSync(process.execPath, ['--version']);
  belongsTo(killed, { id: pid });
  belongsTo(reused, { started: 'long ago' });
  belongsTo(elsewhere, { host: 'another', id: pid });
  for (const run of [killed, reused, elsewhere, living]) await run?.put(three.slice(0, 1));
  await removeLeftRuns();
  expect(await keys()).toEqual([`${elsewhere?.prefix}a`, `${living?.prefix}a`].sort());
  expect(readdirSync(journal())).toHaveLength(2);
  await Promise.all([elsewhere?.remove(), living?.remove()]);
});

it('needs a place', async () => {
  expect(
    await failureOf(StagingRun.begin({ region: 'us-east-1', staging: undefined, role: undefined })),
  ).toMatchObject({
    code: 'staging-missing',
  });
});
