import type { UnloadStatement } from '../../dialect/own-statement.js';
import type { Refusal } from '../../relay/rewritten.js';
import { type Access, readAccess } from '../access.js';
import { OptionReader, OptionRefused, refuseOption } from '../option-reader.js';
import type { Output } from './format/output.js';
import { readOutput } from './read-output.js';

/** All that an UNLOAD says, checked, but its query. */
export interface UnloadPlan {
  /** Address of what the files' names begin with. */
  readonly to: string;
  readonly access: Access;
  readonly output: Output;
  readonly gzip: boolean;
  /** What names end with behind a dot, instead of what the format has. */
  readonly extension?: string | undefined;
  readonly partition?: Partition | undefined;
  readonly manifest?: 'plain' | 'verbose' | undefined;
  /** What is done about files that are there. */
  readonly existing: 'refuse' | 'overwrite' | 'clean';
  /** Whether every slice writes files of its own. */
  readonly parallel: boolean;
  /** About the most bytes in a file. */
  readonly maxFileBytes: number;
}

/** Folders by the values of columns. */
export interface Partition {
  readonly columns: readonly string[];
  /** Whether the files hold these columns too. */
  readonly include: boolean;
}

/** Plans an UNLOAD. */
export function planUnload(statement: UnloadStatement): UnloadPlan | Refusal {
  try {
    const options = new OptionReader('UNLOAD', statement.options);
    const access = readAccess(options);
    options.has('region');
    encryption(options);
    const output = readOutput(options);
    const verbose = options.has('manifest verbose');
    const manifest = options.has('manifest');
    const plan: UnloadPlan = {
      to: statement.to,
      access,
      ...output,
      extension: options.text('extension'),
      partition: partition(options),
      manifest: verbose ? 'verbose' : manifest ? 'plain' : undefined,
      existing: existing(options),
      parallel: options.on('parallel', true),
      maxFileBytes: maxFileBytes(options),
    };
    options.end();
    return plan;
  } catch (error) {
    if (error instanceof OptionRefused) return error.refusal;
    throw error;
  }
}

/** Every object is encrypted on S3; keys of one's own are looked at and not used. */
function encryption(options: OptionReader): void {
  const encrypted = options.has('encrypted');
  const key = options.text('kms_key_id');
  if (key !== undefined && !encrypted) {
    refuseOption('KMS_KEY_ID argument is only supported with ENCRYPTED');
  }
}

function existing(options: OptionReader): UnloadPlan['existing'] {
  const overwrite = options.has('allowoverwrite');
  const clean = options.has('cleanpath');
  if (overwrite && clean) {
    refuseOption('CLEANPATH and ALLOWOVERWRITE cannot be used together.');
  }
  return overwrite ? 'overwrite' : clean ? 'clean' : 'refuse';
}

function partition(options: OptionReader): Partition | undefined {
  const columns = options.list('partition by');
  const include = options.has('include');
  if (columns !== undefined) return { columns, include };
  return include ? refuseOption('INCLUDE argument is only supported with PARTITION BY') : undefined;
}

const MB = 1024 * 1024;
const LARGEST = 6.2 * 1024 * MB;

function maxFileBytes(options: OptionReader): number {
  const text = options.text('maxfilesize');
  if (text === undefined) return LARGEST;
  const [, number = '', unit = 'mb'] = /^([\d.]+)(?: (mb|gb))?$/i.exec(text) ?? [];
  const bytes = Number(number || 'NaN') * MB * (unit.toLowerCase() === 'gb' ? 1024 : 1);
  if (bytes >= 5 * MB && bytes <= LARGEST) return bytes;
  return refuseOption(`MAXFILESIZE must be between 5 MB and 6.2 GB, and is ${text}.`, '22023');
}
