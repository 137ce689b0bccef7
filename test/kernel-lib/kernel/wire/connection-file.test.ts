import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  channelAddress,
  readConnectionFile,
} from '../../../../kernel-lib/src/kernel/wire/connection-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shiftbook-connection-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ports = { shell_port: 1, iopub_port: 2, stdin_port: 3, control_port: 4, hb_port: 5 };
const write = (text: string): string => {
  const path = join(folder, 'kernel.json');
  writeFileSync(path, text);
  return path;
};

test('a connection file names the address of each channel', () => {
  const file = readConnectionFile(write(JSON.stringify({ ...ports, key: 'secret' })));
  expect(channelAddress(file, 'shell_port')).toBe('tcp://127.0.0.1:1');
  const ipc = { ...file, transport: 'ipc', ip: '/run/kernel' };
  expect(channelAddress(ipc, 'hb_port')).toBe('ipc:///run/kernel-5');
});

test('a connection file that is broken is named, and its key is not', () => {
  expect(() => readConnectionFile(join(folder, 'none.json'))).toThrow('none.json cannot be read');
  expect(() => readConnectionFile(write('[]'))).toThrow('is not a JSON object');
  const path = write(JSON.stringify({ ...ports, hb_port: 'x', key: 'secret' }));
  expect(() => readConnectionFile(path)).toThrow(`${path} has no number "hb_port"`);
  expect(() => readConnectionFile(path)).not.toThrow('secret');
});
