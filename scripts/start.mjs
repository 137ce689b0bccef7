import { once } from 'node:events';
import * as util from 'node:util';
import { openBrowser, startLab } from './setup/jupyter.mjs';
import { choosePort } from './setup/port.mjs';
import { prepare } from './setup/prepare.mjs';
import { run, SetupError, step } from './setup/progress.mjs';
import { checkNode } from './setup/requirements.mjs';
import { ownSandbox } from './setup/sandbox.mjs';

const USAGE = 'npm start -- [--no-browser] [--port N]';

function options() {
  try {
    return util.parseArgs({
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

/** Asked to end, by Ctrl-C or otherwise, from this call on. A second Ctrl-C ends this process at once. */
function interruption() {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => controller.abort(signal));
  return controller.signal;
}

await run(async () => {
  checkNode();
  const asked = options();
  if (asked.help) {
    console.log(USAGE);
    return;
  }
  const begun = performance.now();
  const port = await choosePort(asked.port);
  await prepare();

  // Until here there is nothing to stop, and Ctrl-C simply ends it.
  const interrupted = interruption();
  const started = [];
  try {
    let env;
    await step('Start the sandbox', async () => {
      const sandbox = await ownSandbox();
      if (!sandbox.found) started.push(['sandbox', sandbox.stop]);
      env = sandbox.env;
      return sandbox.found ? 'runs already' : undefined;
    });
    if (interrupted.aborted) return;
    let lab;
    await step('Start JupyterLab', async () => {
      lab = await startLab(port, env);
      started.push(['JupyterLab', lab.stop]);
    });
    console.log(
      `\nReady in ${((performance.now() - begun) / 1000).toFixed(1)} s:\n\n  ${lab.url}\n\nCtrl-C stops everything.`,
    );
    if (!asked['no-browser']) openBrowser(lab.url);
    const ending = interrupted.aborted ? undefined : once(interrupted, 'abort');
    await Promise.race([ending, lab.ended]);
    console.log(interrupted.aborted ? '' : '\nJupyterLab has ended.');
  } finally {
    for (const [what, stop] of started.reverse())
      await step(`Stop ${what}`, () => stop().then(() => undefined));
  }
});
