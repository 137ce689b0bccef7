import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { kernelArguments } from '../../kernel-lib/lib/kernel/kernelspec/kernel-json.js';
import { root, state, venvBin } from '../../scripts/setup/paths.mjs';
import { kernelNode } from '../../scripts/setup/venv.mjs';

const DENO = '2.9.6';

const TYPESCRIPT = {
  declare: 'const name{n} = {previous} + 1; name{n}',
  output: 'for (let line = 0; line < 10_240; line += 1) console.log("x".repeat(1023));',
};
const PYTHON = {
  declare: 'name{n} = {previous} + 1; name{n}',
  output: 'for line in range(10_240): print("x" * 1023)',
};

/** Shiftbook's library, and how many scripts of AWS clients the process then holds. */
const LIBRARY = {
  import: 'import { connect, sql } from "shiftbook"; typeof connect + typeof sql;',
  awsClients: `import { Session } from 'node:inspector';
const scripts = new Set<string>();
{
  const inspector = new Session();
  inspector.connect();
  inspector.on('Debugger.scriptParsed', ({ params }) => scripts.add(params.url));
  inspector.post('Debugger.enable');
  inspector.disconnect();
}
console.log([...scripts].filter((url) => url.includes('@aws-sdk/client-')).length);`,
};

/** Deno as the npm registry has it, installed on demand; `undefined` where it cannot be had. */
async function deno() {
  const folder = join(state, 'bench/deno');
  const packages = join(folder, 'node_modules/@deno');
  if (!existsSync(packages)) {
    await mkdir(folder, { recursive: true });
    const manifest = { private: true, dependencies: { deno: DENO } };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    });
  }
  const found = (existsSync(packages) ? readdirSync(packages) : [])
    .map((name) => join(packages, name, 'deno'))
    .find(existsSync);
  if (found === undefined) return undefined;
  return {
    case: 'deno',
    argv: [found, 'jupyter', '--kernel', '--conn', '{connection_file}'],
    env: { DENO_NO_UPDATE_CHECK: '1' },
    cells: TYPESCRIPT,
  };
}

/** tslab as npm brings it, on the Node that runs this. */
function tslab() {
  const require = createRequire(join(root, 'kernel-lib/package.json'));
  try {
    const script = join(require.resolve('tslab/package.json'), '../bin/tslab');
    const argv = [process.execPath, script, 'kernel', '--config-path={connection_file}'];
    return { case: 'tslab', argv, cells: TYPESCRIPT };
  } catch {
    return undefined;
  }
}

/** The kernels that are compared; ours first. */
export async function kernels() {
  const main = join(root, 'kernel-lib/lib/kernel/main.js');
  const all = {
    shiftbook: {
      case: 'shiftbook',
      argv: kernelArguments(kernelNode(), main),
      env: { SHIFTBOOK_HISTORY: 'off' },
      cells: { ...TYPESCRIPT, ...LIBRARY },
    },
    tslab: tslab(),
    ipykernel: {
      case: 'ipykernel',
      argv: [venvBin('python'), '-m', 'ipykernel_launcher', '-f', '{connection_file}'],
      env: { IPYTHON_HIST_FILE: ':memory:' },
      cells: PYTHON,
    },
    deno: await deno(),
  };
  for (const [name, kernel] of Object.entries(all)) {
    if (kernel === undefined) console.error(`${name}: not installed`);
  }
  return Object.values(all).filter((kernel) => kernel !== undefined);
}
