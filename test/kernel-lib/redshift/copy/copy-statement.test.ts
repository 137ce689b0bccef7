import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CopyOptions } from '../../../../kernel-lib/src/redshift/copy/copy-options';
import { copyStatement } from '../../../../kernel-lib/src/redshift/copy/copy-statement';
import { NO_FACTS, translate } from '../../../../sandbox/src/redshift/dialect/translate';

/** The statement as the sandbox's dialect reads it. */
const read = (table: string, from: string, options: CopyOptions) => {
  const translation = translate(copyStatement(table, from, options).text, NO_FACTS);
  if (translation.kind !== 'own') throw new Error(JSON.stringify(translation));
  return translation.statement;
};

describe('the statement of a COPY', () => {
  it("is AWS's documented one", () => {
    const role = 'arn:aws:iam::123456789012:role/MyRedshiftRole';
    expect(
      copyStatement('event', 's3://mybucket/allevents_pipe.txt', {
        role,
        delimiter: '|',
        timeformat: 'YYYY-MM-DD HH:MI:SS',
        region: 'us-west-2',
      }).text,
    ).toBe(
      `copy "event" from 's3://mybucket/allevents_pipe.txt' IAM_ROLE '${role}' DELIMITER '|' REGION 'us-west-2' TIMEFORMAT 'YYYY-MM-DD HH:MI:SS'`,
    );
  });

  it.each<[CopyOptions, string]>([
    [{ format: 'csv', quote: '%', ignoreheader: 1 }, `FORMAT AS CSV QUOTE '%' IGNOREHEADER 1`],
    [{ format: 'json' }, `FORMAT AS JSON 'auto'`],
    [{ format: 'json', paths: 's3://b/p.json' }, `FORMAT AS JSON 's3://b/p.json'`],
    [
      { format: 'parquet', statupdate: true, compupdate: 'preset' },
      'FORMAT AS PARQUET COMPUPDATE PRESET STATUPDATE ON',
    ],
    [{ format: 'parquet', serializetojson: true }, 'FORMAT AS PARQUET SERIALIZETOJSON'],
    [{ compression: 'zstd', manifest: true, escape: false }, 'ZSTD MANIFEST'],
    [{ acceptinvchars: true, compupdate: false }, 'ACCEPTINVCHARS COMPUPDATE OFF'],
    [
      { acceptinvchars: '^', null: '\\N', maxerror: 10 },
      `NULL AS '\\\\N' ACCEPTINVCHARS '^' MAXERROR 10`,
    ],
    [{ encoding: 'UTF16' }, 'ENCODING UTF16'],
  ])('%j', (options, written) => {
    const { text } = copyStatement('Public."My Table"', 's3://b/k', {
      columns: ['a', 'B'],
      ...options,
    });
    expect(text).toBe(
      `copy "public"."My Table" ("a", "B") from 's3://b/k' IAM_ROLE default ${written}`,
    );
  });

  it('holds whatever text as one text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '\\', ';', '"', '-', '/', '*', '$', '\n', 'x', '<script>'),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (key, value, column) => {
        const from = `s3://b/${key}`;
        const columns = [`c${column}`];
        expect(
          read(`"t${column.replaceAll('"', '""')}"`, from, { delimiter: value, columns }),
        ).toEqual({
          kind: 'copy',
          table: [`t${column}`],
          columns,
          from,
          options: [
            { name: 'iam_role', value: 'default' },
            { name: 'delimiter', value },
          ],
        });
      }),
    );
  });

  it.each<[object, RegExp]>([
    [{ role: "x' delimiter 'y" }, /is no role/],
    [{ access_key_id: 'AKIA', secret_access_key: 'secret' }, /no option "access_key_id"/],
    [{ credentials: 'aws_access_key_id=a;aws_secret_access_key=b' }, /no option "credentials"/],
    [{ format: 'csv; drop table event' }, /is no format/],
    [{ maxerror: '1; drop table event' }, /MAXERROR cannot be/],
    [{ delimiter: 'a\0' }, /no text for COPY/],
    [{ format: 'csv', paths: 'auto' }, /CSV has no paths/],
    [{ toString: true }, /no option "toString"/],
  ])('refuses %j', (options, message) => {
    expect(() => copyStatement('event', 's3://b/k', options)).toThrow(message);
    expect(() => copyStatement('event', '/tmp/file', {})).toThrow(/no address in S3/);
  });
});
