import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import type { Browser, Page } from 'playwright-core';
import { type RecordingEndpoint, recordPasswords } from '../recording-endpoint.js';
import { launchChromium } from './chromium.js';
import { installProduct } from './jupyter-prefix.js';
import { type LabServer, startLabServer } from './lab-server.js';
import { root } from './root.js';

/** The whole product, running: sandbox, JupyterLab with kernel and extension, and a browser. */
export class Lab {
  private constructor(
    readonly url: string,
    readonly sandbox: Sandbox,
    /** Every temporary database password that was handed out. */
    readonly passwords: ReadonlySet<string>,
    private readonly browser: Browser,
    private readonly endings: readonly (() => Promise<unknown>)[],
  ) {}

  /** Starts everything, with a copy of `notebooks/`; what was started before something failed is ended again. */
  static async start(): Promise<Lab> {
    const endings: (() => Promise<unknown>)[] = [];
    try {
      const folder = await mkdtemp(join(tmpdir(), 'shiftbook-lab-'));
      endings.unshift(() => rm(folder, { recursive: true, force: true }));
      const notebooks = join(folder, 'notebooks');
      await cp(join(root, 'notebooks'), notebooks, { recursive: true });
      const jupyterPath = await installProduct(join(folder, 'prefix'));

      const sandbox: Sandbox = await startSandbox();
      endings.unshift(() => sandbox.stop());
      const endpoint: RecordingEndpoint = await recordPasswords(sandbox.endpoint);
      endings.unshift(() => endpoint.close());
      const env = { ...sandbox.env, AWS_ENDPOINT_URL: endpoint.url };
      const home = join(folder, 'home');
      const server: LabServer = await startLabServer({ home, notebooks, jupyterPath, env });
      endings.unshift(() => server.stop());
      const browser = await launchChromium();
      endings.unshift(() => browser.close());
      return new Lab(server.url, sandbox, endpoint.passwords, browser, endings);
    } catch (error) {
      for (const end of endings) await end();
      throw error;
    }
  }

  /** A page of its own, with JupyterLab ready in it. */
  async open(): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${this.url}/lab/workspaces/${crypto.randomUUID()}?reset`);
    await ready(page);
    return page;
  }

  /** Ends everything, last started first. */
  async stop(): Promise<void> {
    for (const end of this.endings) await end();
  }
}

/** Waits until JupyterLab has put back its windows. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction('window.jupyterapp !== undefined');
  await page.evaluate('window.jupyterapp.restored.then(() => undefined)');
}

/** Runs one of JupyterLab's commands; its result stays in the page. */
export async function command(page: Page, id: string, args: object = {}): Promise<void> {
  const call = `window.jupyterapp.commands.execute(${JSON.stringify(id)}, ${JSON.stringify(args)})`;
  await page.evaluate(`${call}.then(() => undefined)`);
}
