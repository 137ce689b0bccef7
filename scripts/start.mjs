import { parseArgs } from 'node:util';
import { openBrowser, startLab } from './setup/jupyter.mjs';
import { choosePort } from './setup/port.mjs';
import { prepare } from './setup/prepare.mjs';
import { run, SetupError, step } from './setup/progress.mjs';
import { ownSandbox } from './setup/sandbox.mjs';

const USAGE = 'npm start -- [--no-browser] [--port N]';

function options() {
  try {
    return parseArgs({
      options: {
        'no-browser': { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new SetupError(`${error.message}\n${USAGE}`);
  }
}

/** Resolves at Ctrl-C or a request to end; a second Ctrl-C ends this process at once. */
const interrupted = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(signal));
});

await run(async () => {
  const asked = options();
  if (asked.help) {
    console.log(USAGE);
    return;
  }
  const begun = performance.now();
  const port = await choosePort(asked.port);
  await prepare();

  const started = [];
  try {
    let env;
    await step('Start the sandbox', async () => {
      const sandbox = await ownSandbox();
      started.push(['sandbox', sandbox.stop]);
      env = sandbox.env;
      return sandbox.found ? 'runs already' : undefined;
    });
    let lab;
    await step('Start JupyterLab', async () => {
      lab = await startLab(port, env);
      started.push(['JupyterLab', lab.stop]);
    });
    console.log(
      `\nReady in ${((performance.now() - begun) / 1000).toFixed(1)} s:\n\n  ${lab.url}\n\nCtrl-C stops everything.`,
    );
    if (!asked['no-browser']) openBrowser(lab.url);
    const end = await Promise.race([interrupted, lab.ended.then(() => 'JupyterLab ended')]);
    console.log(end === 'SIGINT' ? '' : `\n${end}`);
  } finally {
    for (const [what, stop] of started.reverse())
      await step(`Stop ${what}`, () => stop().then(() => undefined));
  }
});
