import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { unloadTo } from '../../../kernel-lib/src/cli/unload-function.js';

const folder = mkdtempSync(join(tmpdir(), 'shiftbook-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it('writes a ZIP with one file, the same at any time and place, and no AWS client', async () => {
  const [first, second] = [join(folder, 'first.zip'), join(folder, 'second.zip')];
  expect(await unloadTo([first])).toBe(0);
  vi.setSystemTime('2040-06-01');
  vi.stubEnv('TZ', 'Asia/Tokyo');
  expect(await unloadTo([second])).toBe(0);
  const zip = readFileSync(first);
  expect(readFileSync(second).equals(zip)).toBe(true);
  const name = zip.toString('utf8', 30, 30 + zip.readUInt16LE(26));
  expect(name).toBe('index.js');
  const packed = zip.subarray(30 + name.length, 30 + name.length + zip.readUInt32LE(18));
  const code = inflateRawSync(packed).toString();
  expect(code).toContain('require("@aws-sdk/client-redshift-data")');
  expect(code).not.toContain('kernel-lib');
  expect(code.length).toBeLessThan(20_000);
});

it('wants a file', async () => {
  expect(await unloadTo([])).toBe(2);
});
