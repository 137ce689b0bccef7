import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { chromium } from './setup/chromium.mjs';
import { show } from './setup/command.mjs';
import { root, state } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { run, step } from './setup/progress.mjs';
import { testEnvironment } from './setup/venv.mjs';

const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
const tsc = bin('typescript/bin/tsc');
const biome = bin('@biomejs/biome/bin/biome');
const vitest = bin('vitest/vitest.mjs');

/** One check that is a whole program: counts as one test. */
async function check(title, [program, ...args]) {
  console.log(`\n— ${title}`);
  const code = await show(program, args);
  return { title, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** A Vitest project, counted by its own report; a run that ends badly without a failed test counts as one. */
async function suite(project, env) {
  console.log(`\n— ${project} tests`);
  const report = join(state, 'reports', `${project}.json`);
  await rm(report, { force: true });
  const [program, ...args] = vitest;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await show(program, [...args, 'run', '--project', project, ...reporters], { env });
  const counts = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  const failed = counts?.numFailedTests ?? 0;
  return {
    title: project,
    passed: counts?.numPassedTests ?? 0,
    failed: code === 0 ? failed : Math.max(failed, 1),
    failures: failures(counts?.testResults ?? []),
  };
}

/** What failed, and why: a test's own message, or that of a file that could not be run. */
function failures(files) {
  return files.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0) return message ? [`${file}\n${message}`] : [];
    return tests.map((test) => `${file} > ${test.fullName}\n${test.failureMessages.join('\n')}`);
  });
}

await run(async () => {
  await prepare();
  await step('Install the tests’ Python packages into .venv', testEnvironment);
  let browser;
  await step('Find Chromium', async () => {
    browser = await chromium();
    return browser;
  });
  await mkdir(join(state, 'reports'), { recursive: true });

  const env = { ...process.env, CHROMIUM_PATH: browser };
  const results = [
    await check('Types', [...tsc, '-p', 'test', '--noEmit']),
    await check('Lint and format', [...biome, 'check', '.']),
    await suite('unit', env),
    await suite('e2e', env),
  ];
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  // Again at the end: the suites print more than a log of the end of a run may keep.
  for (const { title, failed, failures = [] } of results) {
    if (failed > 0) console.log(`\nFailed in ${title}:`, ...failures.map((text) => `\n✗ ${text}`));
  }
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
});
