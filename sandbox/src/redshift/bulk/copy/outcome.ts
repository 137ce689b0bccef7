import type { Readable } from 'node:stream';
import type { Refusal } from '../../relay/rewritten.js';
import type { CopyPlan } from './copy-plan.js';
import type { LoadError } from './load-error.js';
import type { SourceFile } from './sources.js';

/** Takes rows as the statement says that they come; false where nobody wants more. */
export type RowSink = (rows: Buffer) => Promise<boolean>;

/** A load of one format, that takes one file after the other. */
export interface FileLoad {
  /** Reads a file; false where the load is over. */
  file(file: SourceFile, body: Readable): Promise<boolean>;
  outcome(): LoadOutcome;
}

/** How a load ended. */
export interface LoadOutcome {
  readonly errors: readonly LoadError[];
  /** What the client is told where it ended well. */
  readonly notices: readonly string[];
  /** Where nothing is to be kept: what the client is told. */
  readonly refusal?: Refusal;
}

const CHECK = `Check 'stl_load_errors' system table for details.`;

/** Whether so many rows that cannot be loaded end a load. */
export const tooMany = (plan: CopyPlan, errors: readonly LoadError[]): boolean =>
  errors.length >= plan.maxErrors;

/** How a load of so many rows ended. */
export function outcome(plan: CopyPlan, loaded: number, errors: readonly LoadError[]): LoadOutcome {
  const load = `Load into table '${plan.table.at(-1)}'`;
  if (tooMany(plan, errors)) {
    const message = `${load} failed.  ${CHECK}`;
    return { errors, notices: [], refusal: { code: 'XX000', message } };
  }
  const notices = [`${load} completed, ${loaded} record(s) loaded successfully.`];
  if (errors.length > 0) {
    notices.push(`${load} completed, ${errors.length} record(s) could not be loaded.  ${CHECK}`);
  }
  return { errors, notices };
}
