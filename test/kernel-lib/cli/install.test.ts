import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { install } from '../../../kernel-lib/src/cli/install';

let folder: string;
let printed: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shiftbook-install-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A program that calls itself a Node of some version. */
function nodeOf(version: string): string {
  const path = join(folder, `node-${version}`);
  writeFileSync(path, `#!/bin/sh\necho v${version}\n`);
  chmodSync(path, 0o755);
  return path;
}

const kernels = (...parts: string[]): string => join(folder, ...parts, 'kernels', 'shiftbook');

test('install writes the kernelspec with absolute paths, and says where', async () => {
  const node = nodeOf('24.1.0');
  expect(await install(['--prefix', folder, '--node', node])).toBe(0);
  const place = kernels('share/jupyter');
  expect(readdirSync(place).sort()).toEqual(['kernel.json', 'logo-svg.svg']);
  const spec = JSON.parse(readFileSync(join(place, 'kernel.json'), 'utf8'));
  expect(spec).toMatchObject({ language: 'typescript', interrupt_mode: 'message' });
  expect(spec.argv).toHaveLength(4);
  expect(spec.argv[0]).toBe(node);
  expect(spec.argv[3]).toBe('{connection_file}');
  expect(isAbsolute(spec.argv[2])).toBe(true);
  expect(printed).toContain(place);
});

test('install again replaces all that stood there', async () => {
  const place = kernels('share/jupyter');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'old.txt'), '');
  await install(['--prefix', folder, '--node', nodeOf('24.1.0')]);
  expect(existsSync(join(place, 'old.txt'))).toBe(false);
  expect(readdirSync(join(place, '..'))).toEqual(['shiftbook']);
});

test('install for the user goes into the data folder of Jupyter', async () => {
  vi.stubEnv('JUPYTER_DATA_DIR', join(folder, 'data'));
  await install(['--user', '--node', nodeOf('25.0.0')]);
  expect(existsSync(join(kernels('data'), 'kernel.json'))).toBe(true);
});

test('install into the Python environment goes where it stands', async () => {
  vi.stubEnv('VIRTUAL_ENV', folder);
  await install(['--sys-prefix', '--node', nodeOf('24.1.0')]);
  expect(existsSync(join(kernels('share/jupyter'), 'kernel.json'))).toBe(true);
});

test.each([
  ['an old Node', () => ['--prefix', folder, '--node', nodeOf('20.19.0')], 'Node v20.19.0'],
  ['no Node', () => ['--prefix', folder, '--node', join(folder, 'nothing')], 'nothing is no Node'],
  ['two places', () => ['--user', '--prefix', folder], 'Only one of'],
  ['an unknown option', () => ['--gloabl'], '--gloabl'],
])('install with %s writes nothing and says why', async (_, argv, message) => {
  await expect(install(argv())).rejects.toThrow(message);
  expect(existsSync(join(folder, 'share'))).toBe(false);
});

test('install where it may not write leaves what was there', async () => {
  writeFileSync(join(folder, 'share'), 'a file, not a folder');
  const argv = ['--prefix', folder, '--node', nodeOf('24.1.0')];
  await expect(install(argv)).rejects.toThrow('cannot be written');
  expect(readFileSync(join(folder, 'share'), 'utf8')).toBe('a file, not a folder');
});
