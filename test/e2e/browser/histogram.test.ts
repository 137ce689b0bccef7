import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { Lab } from './lab.js';
import { cells, keepPicture, openNotebook, runThrough, useTheme } from './notebook.js';

/** Sales in TICKIT. */
const SALES = 172_456;

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await Lab.start();
  page = await lab.open();
});
afterAll(() => lab?.stop());

/** The figure's first trace, as Plotly drew it. */
const drawnCounts = () =>
  page.evaluate<number[]>('[...document.querySelector(".js-plotly-plot").data[0].y]');

const savedOutputs = () =>
  page.evaluate<string>(
    'JSON.stringify(window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.getOutputs())',
  );

const titleColor = () => page.locator('.gtitle').evaluate((title) => getComputedStyle(title).fill);

describe('the histogram of the quickstart notebook', () => {
  it('does not make the Lab load plotly.js before it is drawn', async () => {
    const loaded: string[] = [];
    page.on('response', async (response) => {
      const size = Number(response.headers()['content-length'] ?? 0);
      if (response.url().includes('@shiftbook') && size > 1_000_000) loaded.push(response.url());
    });
    await openNotebook(page, 'quickstart.ipynb');
    expect(loaded).toEqual([]);
    await runThrough(page, '.hist(');
    await page.waitForSelector('svg.main-svg');
    expect(loaded).toHaveLength(1);
  });

  it('shows a bar for each bin, and all sales in them', async () => {
    const counts = await drawnCounts();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SALES);
    const bars = page.locator('.js-plotly-plot .bars .point');
    expect(await bars.count()).toBe(counts.length);
    expect(await page.locator('.xtitle').textContent()).toBe('Price paid (USD)');
    expect(await page.locator('.ytitle').textContent()).toBe('Sales');
    expect(await page.locator('.gtitle').textContent()).toBe('What buyers paid');
    await keepPicture(page, 'histogram-light');
  });

  it('follows the Lab’s theme, and the notebook stays as it was', async () => {
    const [color, outputs] = [await titleColor(), await savedOutputs()];
    await useTheme(page, 'JupyterLab Dark');
    await eventually(titleColor).not.toBe(color);
    await keepPicture(page, 'histogram-dark');
    await useTheme(page, 'JupyterLab Light');
    await eventually(titleColor).toBe(color);
    expect(await savedOutputs()).toBe(outputs);
  });

  it('follows the width of the notebook', async () => {
    const width = async () =>
      (await page.locator('svg.main-svg').first().boundingBox())?.width ?? 0;
    const before = await width();
    await page.setViewportSize({ width: 1000, height: 900 });
    await eventually(width).toBeLessThan(before - 300);
    await page.setViewportSize({ width: 1440, height: 900 });
    await eventually(width).toBe(before);
  });

  it('goes with its output', async () => {
    const cell = cells(page).filter({ hasText: '.hist(' });
    await page.evaluate(
      'window.jupyterapp.commands.execute("notebook:clear-cell-output").then(() => undefined)',
    );
    await eventually(() => cell.locator('svg.main-svg').count()).toBe(0);
  });
});
