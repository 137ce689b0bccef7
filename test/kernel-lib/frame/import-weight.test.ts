import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const index = new URL('../../../kernel-lib/src/index.ts', import.meta.url).pathname;
const packages = new URL('../../../kernel-lib/', import.meta.url).pathname;

/** Runs code in a process of its own, with the library bundled from its sources and its dependencies left outside. */
async function inProcess(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: code.replace("'shiftbook'", JSON.stringify(index)),
      resolveDir: packages,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    write: false,
  });
  const text = outputFiles?.[0]?.text ?? '';
  const running = promisify(execFile)(process.execPath, ['--input-type=module', '-'], {
    cwd: packages,
  });
  // Not as an argument, which Linux limits to 128 KB.
  running.child.stdin?.end(text);
  const { stdout, stderr } = await running;
  expect(stderr).toBe('');
  return stdout;
}

const LOADED = `
  import { createRequire } from 'node:module';
  const require = createRequire(process.cwd() + '/x.js');
  const loaded = () => [...new Set(Object.keys(require.cache).flatMap((file) => /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1] ?? []))];
`;

describe("import 'shiftbook'", () => {
  test('loads no AWS client, no danfojs and no database driver', async () => {
    const seen: string[] = JSON.parse(
      await inProcess(`import { sql } from 'shiftbook'; ${LOADED}
        process.stdout.write(JSON.stringify(loaded().concat(sql\`select 1\`.text)));`),
    );
    expect(seen).toContain('select 1');
    expect(
      seen.filter((name) => /aws|smithy|danfo|tensorflow|^pg|typescript|esbuild/.test(name)),
    ).toEqual([]);
  });

  test('the way this test looks would see an AWS client', async () => {
    const seen = await inProcess(`import 'shiftbook'; ${LOADED}
      await import('@aws-sdk/client-redshift'); await import('pg');
      process.stdout.write(JSON.stringify(loaded()));`);
    expect(JSON.parse(seen)).toEqual(expect.arrayContaining(['@aws-sdk/client-redshift', 'pg']));
  });

  test('danfojs is loaded by the first df(), and prints nothing', async () => {
    const seen =
      await inProcess(`import { Result } from 'shiftbook'; import { tableFromArrays } from 'apache-arrow'; ${LOADED}
      const result = Result.fromArrow(tableFromArrays({ a: Int32Array.of(1, 2) }));
      const before = loaded().includes('danfojs-node');
      const shape = result.df().shape;
      process.stdout.write(JSON.stringify([before, loaded().includes('danfojs-node'), shape]));`);
    expect(JSON.parse(seen)).toEqual([false, true, [2, 1]]);
  });
});
