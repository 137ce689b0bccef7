import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { ShiftbookError } from '../errors.js';
import type { InlineCode, ProcessingOptions } from './processing-options.js';
import type { Late } from './variable.js';

/** A script with the hash that names it in S3: same bytes, same address, on every machine. */
export interface StepCode {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
}

/** Folder of the script in the container. */
export const CODE_FOLDER = '/opt/ml/processing/input/code';

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  // SageMaker Distribution keeps Node.js in its conda environment, outside the PATH of a processing job.
  '.mjs': ['/opt/conda/bin/node'],
  '.js': ['/opt/conda/bin/node'],
  '.py': ['python3'],
  '.sh': ['/bin/bash'],
};

function fileCode(script: string): InlineCode {
  try {
    return { name: basename(script), content: readFileSync(script) };
  } catch (cause) {
    throw new ShiftbookError('script-not-found', `The script "${script}" cannot be read.`, {
      hint: `Paths are relative to ${process.cwd()}.`,
      cause,
    });
  }
}

/**
 * The script of a definition; `undefined` where the image brings its own program.
 *
 * @throws ShiftbookError `script-not-found` where the file cannot be read; `processing-code` where both a `script` and
 * `code` are given.
 */
export function readCode(
  options: Pick<ProcessingOptions, 'script' | 'code'>,
): StepCode | undefined {
  const { script, code } = options;
  if (script !== undefined && code !== undefined) {
    throw new ShiftbookError('processing-code', `Both script ("${script}") and code are given.`, {
      hint: 'Give the one that the job shall run.',
    });
  }
  const source = script === undefined ? code : fileCode(script);
  if (source === undefined) return undefined;
  const bytes = Buffer.from(source.content);
  return { name: source.name, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * The container's command: as given, or by the script's file type; `undefined` leaves the image's own.
 *
 * @throws ShiftbookError `processing-entrypoint` where the file type says nothing.
 */
export function entrypointOf(
  options: Pick<ProcessingOptions, 'entrypoint'>,
  code: StepCode | undefined,
): readonly Late<string>[] | undefined {
  if (options.entrypoint !== undefined || code === undefined) return options.entrypoint;
  const command = COMMANDS[extname(code.name)];
  if (command === undefined) {
    throw new ShiftbookError('processing-entrypoint', `No command is known for "${code.name}".`, {
      hint: `Give entrypoint: ['<command>', '${CODE_FOLDER}/${code.name}'].`,
    });
  }
  return [...command, `${CODE_FOLDER}/${code.name}`];
}
