import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startupParameters } from '../../../../sandbox/src/redshift/parameters.js';
import { take } from '../../../../sandbox/src/redshift/wire/reading.js';
import { takeOpening } from '../../../../sandbox/src/redshift/wire/startup.js';
import { startupMessage } from '../../../../sandbox/src/redshift/wire/writing.js';

const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((t) => !t.includes('\0'));

describe('takeOpening', () => {
  it('reads what startupMessage writes, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (pairs, size) => {
          const parameters = new Map(pairs);
          const stream = new PassThrough();
          const bytes = Buffer.concat([startupMessage(parameters), Buffer.from('rest')]);
          for (let at = 0; at < bytes.length; at += size)
            stream.write(bytes.subarray(at, at + size));
          expect(await takeOpening(stream)).toEqual({ kind: 'startup', minor: 0, parameters });
          expect((await take(stream, 4))?.toString()).toBe('rest');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes any other bytes for no packet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
        const stream = new PassThrough();
        stream.end(bytes);
        const opening = await takeOpening(stream);
        expect(
          opening === undefined || ['ssl', 'gss', 'cancel', 'startup'].includes(opening.kind),
        ).toBe(true);
      }),
    );
  });
});

describe('startupParameters', () => {
  it('keeps what PostgreSQL knows, whatever its case, and sets protocol options aside', () => {
    const sent = new Map([
      ['user', 'bob'],
      ['database', 'dev'],
      ['DateStyle', 'ISO'],
      ['driver_version', '2.1'],
      ['replication', 'true'],
      ['_pq_.x', '1'],
    ]);
    const { parameters, options } = startupParameters(sent, new Set(['datestyle']));
    expect([...parameters.keys()]).toEqual(['database', 'DateStyle']);
    expect(options).toEqual(['_pq_.x']);
  });
});
