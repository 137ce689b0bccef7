import fc from 'fast-check';
import { sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import type { UnloadOptions } from '../../../../kernel-lib/src/redshift/unload/unload-options.js';
import { unloadStatement } from '../../../../kernel-lib/src/redshift/unload/unload-statement.js';

const events = sql`select * from event`;
const written = (options: UnloadOptions): string =>
  unloadStatement(events, 's3://b/k', options).text.replace(
    "unload ('select * from event') to 's3://b/k' ",
    '',
  );

describe('the statement of an UNLOAD', () => {
  it.each<[UnloadOptions, string]>([
    [{}, 'IAM_ROLE default MANIFEST VERBOSE'],
    [
      { role: 'arn:aws:iam::123456789012:role/Writer', manifest: false },
      "IAM_ROLE 'arn:aws:iam::123456789012:role/Writer'",
    ],
    [
      { format: 'parquet', partitionBy: ['year', 'My "month"'], include: true, manifest: false },
      'IAM_ROLE default FORMAT AS PARQUET PARTITION BY ("year", "My ""month""") INCLUDE',
    ],
    [
      { format: 'csv', header: true, delimiter: ';', compression: 'zstd', null: '\\N' },
      "IAM_ROLE default FORMAT AS CSV MANIFEST VERBOSE HEADER DELIMITER AS ';' ZSTD NULL AS '\\\\N'",
    ],
    [
      { fixedwidth: 'id:3,name:20', addquotes: false, escape: true, allowoverwrite: true },
      "IAM_ROLE default MANIFEST VERBOSE FIXEDWIDTH AS 'id:3,name:20' ESCAPE ALLOWOVERWRITE",
    ],
    [
      { kms_key_id: '1234abcd', encrypted: true, cleanpath: true, parallel: false },
      "IAM_ROLE default MANIFEST VERBOSE KMS_KEY_ID '1234abcd' ENCRYPTED CLEANPATH PARALLEL OFF",
    ],
    [
      {
        encrypted: 'auto',
        maxfilesize: 6.5,
        rowgroupsize: 64,
        region: 'eu-west-1',
        extension: 'pq',
      },
      "IAM_ROLE default MANIFEST VERBOSE ENCRYPTED AUTO MAXFILESIZE 6.5 MB ROWGROUPSIZE 64 MB REGION 'eu-west-1' EXTENSION 'pq'",
    ],
  ])('%j', (options, text) => expect(written(options)).toBe(text));

  it('holds values as literals, and every quotation mark twice, once', () => {
    const { text, values } = unloadStatement(
      sql`select * from venue where venuestate = ${"N'Y"} and venueseats > ${10}; -- 'really'`,
      "s3://b/it's",
    );
    expect(text).toBe(
      `unload ('select * from venue where venuestate = ''N''''Y'' and venueseats > 10') to 's3://b/it''s' IAM_ROLE default MANIFEST VERBOSE`,
    );
    expect(values).toEqual([]);
  });

  it.each([
    ['select * from venue limit 10 -- all', true],
    ['select top 10 * from venue', true],
    ['with a as (select 1) select * from a offset 5', true],
    ['select * from (select * from venue limit 10) as v', false],
    [`select 'limit 1', "limit" from venue /* limit */`, false],
  ])('%s: the limit stands inside: %s', (query, wrapped) => {
    const { text } = unloadStatement(sql.raw(query), 's3://b/k');
    expect(/^unload \('select \* from \(.*\n\) as unloaded'\)/s.test(text)).toBe(wrapped);
  });

  it('holds whatever text as one text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '\\', ';', '"', '-', '/', '*', '$', '\n', 'x', '<script>'),
    });
    fc.assert(
      fc.property(nasty, nasty, (key, value) => {
        const query = sql`select ${value}`;
        const { text } = unloadStatement(query, `s3://b/${key}`, { null: value });
        // Read as Redshift does: a backslash takes the next character as it is, two quotation marks are one.
        const literals = [...text.matchAll(/'((?:[^'\\]|\\.|'')*)'/gs)].map(([, inner = '']) =>
          inner.replace(/\\(.)|''/gs, (_, escaped?: string) => escaped ?? "'"),
        );
        expect(literals.slice(1)).toEqual([`s3://b/${key}`, value]);
        expect(text.replace(/'((?:[^'\\]|\\.|'')*)'/gs, "''")).toBe(
          "unload ('') to '' IAM_ROLE default MANIFEST VERBOSE NULL AS ''",
        );
      }),
    );
  });

  it.each<[object, RegExp]>([
    [{ role: "x' format csv" }, /is no role/],
    [{ access_key_id: 'AKIA' }, /no option "access_key_id"/],
    [{ master_symmetric_key: 'secret' }, /no option "master_symmetric_key"/],
    [{ format: 'csv; drop table event' }, /is no format/],
    [{ maxfilesize: 4 }, /MAXFILESIZE cannot be 4/],
    [{ rowgroupsize: '32; drop' }, /ROWGROUPSIZE cannot be/],
    [{ partitionBy: [] }, /partitionBy cannot be \[\]/],
    [{ include: true }, /INCLUDE stands behind PARTITION BY/],
    [{ null: 'a\0' }, /no text for UNLOAD/],
  ])('refuses %j', (options, message) => {
    expect(() => unloadStatement(events, 's3://b/k', options)).toThrow(message);
  });

  it('refuses what is no address, and more than one query', () => {
    expect(() => unloadStatement(events, '/tmp/x')).toThrow(/no address in S3/);
    expect(() => unloadStatement(sql`select 1; select 2`, 's3://b/k')).toThrow(/One statement/);
  });
});
