import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { command } from './lab.js';
import { root } from './root.js';

/** Opens a notebook and waits until its kernel can be used. */
export async function openNotebook(page: Page, path: string): Promise<void> {
  await page.evaluate(`window.jupyterapp.commands.execute('docmanager:open', { path: '${path}' })
    .then(async (panel) => {
      await panel.context.ready;
      await panel.sessionContext.ready;
    })`);
}

/** The cells of the notebook in front, from the top. */
export const cells = (page: Page): Locator => page.locator('.jp-Notebook:visible .jp-Cell');

/** Runs the cells from the top down to (and with) the first whose source holds `text`, one after the other; gives that cell. */
export async function runThrough(page: Page, text: string): Promise<Locator> {
  const index = await page.evaluate(`(async () => {
    const { content } = window.jupyterapp.shell.currentWidget;
    const sources = content.widgets.map((cell) => cell.model.sharedModel.getSource());
    const last = sources.findIndex((source) => source.includes(${JSON.stringify(text)}));
    for (let index = 0; index <= last; index++) {
      content.activeCellIndex = index;
      await window.jupyterapp.commands.execute('notebook:run-cell');
    }
    return last;
  })()`);
  if (typeof index !== 'number' || index < 0) throw new Error(`No cell holds “${text}”.`);
  return cells(page).nth(index);
}

/** Switches to one of JupyterLab's own themes, and waits until it is seen. */
export async function useTheme(
  page: Page,
  theme: 'JupyterLab Light' | 'JupyterLab Dark',
): Promise<void> {
  await command(page, 'apputils:change-theme', { theme });
  await page.waitForSelector(`body[data-jp-theme-name="${theme}"]`, { state: 'attached' });
  await page.waitForSelector('#jupyterlab-splash', { state: 'detached' });
}

/** Keeps a picture of the page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const path = join(root, 'test-results', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

/** Runs all cells, one after the other. */
export async function runAll(page: Page): Promise<void> {
  await page.evaluate(
    'window.jupyterapp.commands.execute("notebook:run-all-cells").then(() => undefined)',
  );
}

/** Keeps a picture of a part of the page for people to look at. */
export async function keepPictureOf(part: Locator, name: string): Promise<void> {
  const path = join(root, 'test-results', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await part.screenshot({ path });
}
