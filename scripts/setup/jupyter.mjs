import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, state, venvBin } from './paths.mjs';
import { SetupError } from './progress.mjs';

const START_MS = 60_000;

/**
 * Starts JupyterLab on the notebooks folder and waits until it answers. It writes to a log file and has a process
 * group of its own, so that Ctrl-C in the terminal reaches only the caller, who stops it in order.
 */
export async function startLab(port, env) {
  const token = randomBytes(24).toString('hex');
  await mkdir(state, { recursive: true });
  const logFile = join(state, 'jupyterlab.log');
  const log = await open(logFile, 'w', 0o600);
  const child = spawn(
    venvBin('jupyter'),
    [
      'lab',
      '--no-browser',
      '--ip=127.0.0.1',
      `--port=${port}`,
      '--ServerApp.port_retries=0',
      `--ServerApp.root_dir=${join(root, 'notebooks')}`,
      // Jupyter warns root off because others could reach it; this one listens on loopback, with a token.
      ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
    ],
    // The token goes by the environment: arguments can be read by every user of the machine.
    {
      env: { ...process.env, ...env, JUPYTER_TOKEN: token },
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    },
  );
  await log.close();
  const ended = new Promise((resolve) => child.once('close', resolve));
  let running = true;
  ended.then(() => {
    running = false;
  });

  const stop = async () => {
    if (!running) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  };

  const address = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_MS;
  for (;;) {
    if (!running) throw new SetupError(`JupyterLab ended while it started; its log is ${logFile}.`);
    const answer = await fetch(`${address}/api/status?token=${token}`).catch(() => undefined);
    if (answer?.ok) break;
    if (Date.now() > deadline) {
      await stop();
      throw new SetupError(
        `JupyterLab did not answer within ${START_MS / 1000} s; its log is ${logFile}.`,
      );
    }
    await delay(100);
  }
  return { url: `${address}/lab/tree/quickstart.ipynb?token=${token}`, ended, stop };
}

/** Opens the user's browser; where there is none the printed address serves. */
export function openBrowser(url) {
  const [program, ...args] = process.platform === 'darwin' ? ['open', url] : ['xdg-open', url];
  const browser = spawn(program, args, { stdio: 'ignore', detached: true });
  browser.on('error', () =>
    console.log('No browser could be opened from here: open the address above yourself.'),
  );
  browser.unref();
}
