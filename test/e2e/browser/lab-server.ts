import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './root.js';

/** A JupyterLab server of one test file. */
export interface LabServer {
  /** Such as `http://127.0.0.1:40123`, without a token. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What the server needs to be told. */
export interface LabServerOptions {
  /** Folder for everything the server writes besides notebooks. */
  readonly home: string;
  /** Folder that it serves. */
  readonly notebooks: string;
  /** Where kernelspec and lab extension are installed: a folder `share/jupyter`. */
  readonly jupyterPath: string;
  /** Added to its environment, which the kernels get. */
  readonly env: Readonly<Record<string, string>>;
}

const FLAGS = [
  '--no-browser',
  '--allow-root',
  '--ip=127.0.0.1',
  '--ServerApp.port=0',
  '--IdentityProvider.token=',
  '--LabApp.expose_app_in_browser=True',
];

/** Starts JupyterLab on a free port of the loopback address, with nothing of the user's own Jupyter in it. */
export async function startLabServer(options: LabServerOptions): Promise<LabServer> {
  const { home, notebooks } = options;
  const config = join(home, 'config');
  await mkdir(join(config, 'labconfig'), { recursive: true });
  // It would ask whether to fetch news from the web.
  const page = { disabledExtensions: { '@jupyterlab/apputils-extension:announcements': true } };
  await writeFile(join(config, 'labconfig/page_config.json'), JSON.stringify(page));

  const child = spawn(
    join(root, '.venv/bin/jupyter-lab'),
    [...FLAGS, `--ServerApp.root_dir=${notebooks}`],
    {
      env: {
        ...process.env,
        SHIFTBOOK_HISTORY: 'off',
        ...options.env,
        JUPYTER_PATH: options.jupyterPath,
        JUPYTER_CONFIG_DIR: config,
        JUPYTER_DATA_DIR: join(home, 'data'),
        JUPYTER_RUNTIME_DIR: join(home, 'runtime'),
        IPYTHONDIR: join(home, 'ipython'),
        XDG_CONFIG_HOME: join(home, 'xdg'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  try {
    return { url: await addressOf(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** The address, which the server prints once it listens; the lines after it are read and let go. */
function addressOf(child: ChildProcess & { stderr: NodeJS.ReadableStream }): Promise<string> {
  const seen: string[] = [];
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`JupyterLab ended with ${code}:\n${seen.slice(-20).join('\n')}`)),
    );
    createInterface(child.stderr).on('line', (line) => {
      seen.push(line);
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\/lab)/.exec(line);
      if (address !== null) resolve(address[0]);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
}
