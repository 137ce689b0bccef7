import { type OptionReader, refuseOption } from '../option-reader.js';
import type { Output } from './format/output.js';

type Format = 'TEXT' | 'CSV' | 'JSON' | 'PARQUET' | 'FIXEDWIDTH';

/** What each format cannot be combined with, as the page of UNLOAD lists it. */
const NOT_WITH: Readonly<Record<Format, readonly string[]>> = {
  TEXT: [],
  CSV: ['fixedwidth', 'addquotes', 'escape'],
  JSON: ['delimiter', 'header', 'fixedwidth', 'addquotes', 'escape', 'null'],
  PARQUET: [
    'delimiter',
    'fixedwidth',
    'addquotes',
    'escape',
    'null',
    'header',
    'gzip',
    'bzip2',
    'zstd',
  ],
  FIXEDWIDTH: ['delimiter', 'header', 'addquotes', 'escape'],
};

/**
 * Reads format and compression.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
 */
export function readOutput(options: OptionReader): { readonly output: Output; gzip: boolean } {
  options.has('format');
  const [format, second] = (['parquet', 'json', 'csv'] as const).filter((name) =>
    options.has(name),
  );
  if (second !== undefined) refuseOption('conflicting or redundant options');
  const fixed = options.given('fixedwidth');
  const kind = (format?.toUpperCase() ?? (fixed ? 'FIXEDWIDTH' : 'TEXT')) as Format;
  const wrong = NOT_WITH[kind].find((name) => options.given(name));
  if (wrong !== undefined) {
    refuseOption(`${wrong.toUpperCase()} is not supported for UNLOAD to ${kind}`, '0A000');
  }
  if (options.given('rowgroupsize') && kind !== 'PARQUET') {
    refuseOption('ROWGROUPSIZE is only supported for UNLOAD to PARQUET', '0A000');
  }
  options.has('rowgroupsize');
  return { output: outputOf(kind, options), gzip: options.has('gzip') };
}

function outputOf(kind: Format, options: OptionReader): Output {
  if (kind === 'PARQUET') return { kind: 'parquet' };
  if (kind === 'JSON') return { kind: 'json' };
  const nullAs = options.text('null');
  if (kind === 'FIXEDWIDTH') {
    return { kind: 'fixed', widths: widths(options.text('fixedwidth') ?? ''), nullAs };
  }
  const delimiter = options.text('delimiter') ?? (kind === 'CSV' ? ',' : '|');
  if (delimiter.length !== 1) refuseOption('COPY delimiter must be a single character', '0A000');
  return {
    kind: 'text',
    csv: kind === 'CSV',
    delimiter,
    nullAs,
    escape: options.has('escape'),
    quotes: options.has('addquotes'),
    header: options.has('header'),
  };
}

/** `venueid:3,venuename:39`. */
function widths(specification: string): number[] {
  return specification.split(',').map((part) => {
    const width = /^[^:]+:(\d+)$/.exec(part.trim())?.[1];
    return width === undefined
      ? refuseOption(`Invalid FIXEDWIDTH specification "${specification}".`)
      : Number(width);
  });
}
