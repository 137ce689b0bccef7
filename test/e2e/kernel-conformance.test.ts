import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { kernelNode, root } from './kernel/running-kernel';

const run = promisify(execFile);

it("Jupyter's own conformance suite passes, with nothing skipped", async () => {
  const prefix = await mkdtemp(join(tmpdir(), 'shiftbook-conformance-'));
  try {
    const cli = join(root, 'kernel-lib/lib/cli.js');
    const { stdout } = await run(process.execPath, [
      cli,
      'install',
      '--prefix',
      prefix,
      '--node',
      kernelNode(),
    ]);
    expect(stdout).toContain(join(prefix, 'share/jupyter/kernels/shiftbook'));
    const env = {
      ...process.env,
      JUPYTER_PATH: join(prefix, 'share/jupyter'),
      XDG_STATE_HOME: join(prefix, 'state'),
    };
    const suite = join(root, 'test/e2e/python/test_protocol.py');
    const { stderr } = await run(join(root, '.venv/bin/python'), [suite], { env, cwd: prefix });
    expect(stderr).toMatch(/Ran 13 tests/);
    expect(stderr).toMatch(/^OK$/m);
  } finally {
    await rm(prefix, { recursive: true, force: true });
  }
});
