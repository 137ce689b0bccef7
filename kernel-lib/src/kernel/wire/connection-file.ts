import { readFileSync } from 'node:fs';
import { ShiftbookError } from '../../errors.js';
import { isJsonObject } from './json.js';

/** Where a kernel listens (https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files). */
export interface ConnectionFile {
  readonly transport: string;
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: string;
}

const ports = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const;

/**
 * Reads the file that Jupyter starts the kernel with.
 *
 * @throws {ShiftbookError} `connection-file` when it cannot be read or a field is missing; the key is never named
 */
export function readConnectionFile(path: string): ConnectionFile {
  const fail = (what: string, cause?: unknown): ShiftbookError =>
    new ShiftbookError('connection-file', `The connection file ${path} ${what}.`, {
      hint: 'Jupyter writes this file and passes its path; start the kernel through Jupyter.',
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw fail('cannot be read', cause);
  }
  if (!isJsonObject(value)) throw fail('is not a JSON object');
  for (const port of ports) {
    if (typeof value[port] !== 'number') throw fail(`has no number "${port}"`);
  }
  const defaults = { transport: 'tcp', ip: '127.0.0.1', key: '', signature_scheme: 'hmac-sha256' };
  return { ...defaults, ...value } as ConnectionFile;
}

/** The address of one channel, as ZeroMQ writes it. */
export function channelAddress(file: ConnectionFile, port: (typeof ports)[number]): string {
  const separator = file.transport === 'ipc' ? '-' : ':';
  return `${file.transport}://${file.ip}${separator}${file[port]}`;
}
