import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, printed } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;

const write = async (file: string, text: string): Promise<void> => {
  const path = join(kernel.directory, file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
};

/** The text of a cell's value. */
async function value(code: string): Promise<unknown> {
  const answer = await kernel.client.execute(code);
  expect(answer.reply, printed(answer, 'stderr')).toMatchObject({ status: 'ok' });
  const [result] = contents(answer, 'execute_result');
  return (result?.data as Record<string, unknown> | undefined)?.['text/plain'];
}

beforeAll(async () => {
  kernel = await startKernel();
  await write(
    'tsconfig.json',
    '{ "compilerOptions": { "paths": { "#tools/*": ["./tools/*"] } } } // of the notebook',
  );
});
afterAll(() => kernel?.stop());

describe('modules beside the notebook', () => {
  it('are written in TypeScript, found without an extension and by paths, and may import each other', async () => {
    await write(
      'shapes.ts',
      'import { unit } from "#tools/unit";\nexport enum Shape { Dot = unit }\n',
    );
    await write('tools/unit.ts', 'export const unit: number = 7;\n');
    expect(await value('import { Shape } from "./shapes"; Shape.Dot')).toBe('7');
    expect(await value('import { unit } from "#tools/unit"; unit')).toBe('7');
    expect(await value('(await import("./shapes.ts")).Shape.Dot')).toBe('7');
  });

  it('are taken anew once they were edited', async () => {
    await write('rate.ts', 'export const rate = 1;\n');
    expect(await value('import { rate } from "./rate"; rate')).toBe('1');
    await write('rate.ts', 'export const rate = "two";\n');
    expect(await value('import { rate } from "./rate"; rate.length')).toBe('3');
  });

  it('say which line of them failed', async () => {
    await write('broken.ts', 'export function fail(): never {\n  throw new Error("broken");\n}\n');
    const { reply } = await kernel.client.execute('import { fail } from "./broken";\nfail()');
    expect(reply).toMatchObject({ status: 'error', evalue: 'broken' });
    expect(String(reply.traceback)).toContain('broken.ts:2');
  });
});

describe('packages', () => {
  it('of the folder: CommonJS, and ES modules that await', async () => {
    await write('node_modules/old/package.json', '{ "name": "old", "version": "1.0.0" }');
    await write(
      'node_modules/old/index.js',
      'exports.__esModule = true; exports.default = 1; exports.two = 2;',
    );
    await write(
      'node_modules/new/package.json',
      '{ "name": "new", "type": "module", "exports": "./a.js" }',
    );
    await write('node_modules/new/a.js', 'export const three = await Promise.resolve(3);');
    expect(
      await value('import one, { two } from "old"; import { three } from "new"; [one, two, three]'),
    ).toBe('[ 1, 2, 3 ]');
    expect(await value('import * as old from "old"; old.two')).toBe('2');
    expect(await value('require("old").two')).toBe('2');
  });

  it('that are missing are an error before anything runs', async () => {
    const { reply } = await kernel.client.execute(
      'console.log("ran"); import x from "missing-package"; x',
    );
    expect(reply.evalue).toMatch(/TS2307: Cannot find module 'missing-package'/);
  });

  it('that were installed meanwhile are found', async () => {
    await write(
      'node_modules/missing-package/package.json',
      '{ "name": "missing-package", "version": "1.0.0" }',
    );
    await write('node_modules/missing-package/index.js', 'module.exports = { found: true };');
    expect(await value('import x from "missing-package"; x.found')).toBe('true');
  });

  it('tslab shows what it always showed', async () => {
    const answer = await kernel.client.execute(
      'import * as tslab from "tslab"; tslab.display.html("<b>1</b>")',
    );
    expect(contents(answer, 'display_data')).toMatchObject([{ data: { 'text/html': '<b>1</b>' } }]);
  });

  it('JSON', async () => {
    await write('data.json', '{ "rows": [1, 2] }');
    expect(
      await value('import data, { rows } from "./data.json"; [data.rows.length, rows[1]]'),
    ).toBe('[ 2, 2 ]');
    expect(
      await value('(await import("./data.json", { with: { type: "json" } })).default.rows'),
    ).toBe('[ 1, 2 ]');
  });
});
