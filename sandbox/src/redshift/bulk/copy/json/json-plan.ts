import type { OptionReader } from '../../option-reader.js';
import { type FileBytes, fileBytes } from '../bytes/file-bytes.js';
import { onlyWithout } from '../text/text-plan.js';
import { type ValueFormat, valueFormat } from '../values/value-format.js';

/** What a COPY of JSON says beside its source. */
export interface JsonData {
  readonly kind: 'json';
  readonly bytes: FileBytes;
  /** `auto`, `auto ignorecase`, `noshred`, or the address of a file with JSONPath expressions. */
  readonly mapping: string;
  readonly values: ValueFormat;
}

const WITHOUT = [
  'csv',
  'delimiter',
  'escape',
  'fillrecord',
  'fixedwidth',
  'ignoreblanklines',
  'ignoreheader',
  'null',
  'removequotes',
];

/** Reads the options of JSON; undefined where the files are not. */
export function jsonData(options: OptionReader): JsonData | undefined {
  const mapping = options.textOr('json', 'auto');
  if (mapping === undefined) return undefined;
  onlyWithout(
    'JSON',
    Object.fromEntries(WITHOUT.map((name) => [name.toUpperCase(), options.has(name)])),
  );
  return { kind: 'json', mapping, bytes: fileBytes(options), values: valueFormat(options) };
}
