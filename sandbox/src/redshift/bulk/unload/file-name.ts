import type { UnloadPlan } from './unload-plan.js';

/** A file of an UNLOAD among the others. */
export interface FilePlace {
  /** The folders of its partition with a slash behind each; empty without partitions. */
  readonly folder: string;
  readonly slice: number;
  /** How many of this slice and folder came before it. */
  readonly part: number;
}

type Named = Pick<UnloadPlan, 'output' | 'gzip' | 'extension' | 'partition' | 'parallel'>;

/** What all names begin with: a partition's folders lie in a folder. */
export const namePrefix = (key: string, { partition }: Pick<Named, 'partition'>): string =>
  partition === undefined || key === '' || key.endsWith('/') ? key : `${key}/`;

/** The name behind the prefix: `0000_part_00.parquet`, or `000` where one slice writes all. */
export function fileName({ folder, slice, part }: FilePlace, plan: Named): string {
  const number = plan.parallel ? `${digits(slice, 4)}_part_${digits(part, 2)}` : digits(part, 3);
  return `${folder}${number}${ending(plan)}`;
}

const digits = (number: number, count: number) => String(number).padStart(count, '0');

function ending({ output, gzip, extension }: Named): string {
  if (extension !== undefined) return `.${extension}`;
  const format = { parquet: '.parquet', json: '.json', text: '', fixed: '' }[output.kind];
  return `${format}${gzip ? '.gz' : ''}`;
}
