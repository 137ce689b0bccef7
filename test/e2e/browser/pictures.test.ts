import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { eventually } from './eventually.js';
import { Lab } from './lab.js';
import { cells, keepPictureOf, openNotebook, runAll, useTheme } from './notebook.js';

/** A cell of the notebook by what its source holds, what it draws, and how many of that at least. */
const PICTURES: readonly (readonly [name: string, source: string, marks: string, least: number])[] =
  [
    ['histogram', "hist('pricepaid', { xlabel", '.bars .point', 20],
    ['logarithmic', "hist('pricepaid', { log: true, by", '.bars .point', 100],
    ['dates', "hist('saletime'", '.bars .point', 50],
    ['categories', "hist('state'", '.bars .point', 13],
    ['bars', "bar('catname'", '.bars .point', 30],
    ['boxes', "box('pricepaid', { by", '.boxes path.box', 8],
    ['lines', "line('saletime', { binWidth: 'week'", '.scatter .lines path', 4],
    ['points', "scatter('saletime', 'pricepaid', { by", '.scatterlayer .point', 20],
    ['density', "scatter('saletime', 'pricepaid');", '.heatmaplayer image', 1],
    ['heat', "heatmap('saletime', 'catname'", '.heatmaplayer image', 1],
    ['correlations', "corr(['qtysold'", '.heatmap-label', 16],
    ['shares', "pie('state'", '.pielayer .slice', 7],
    ['profile', 'known', 'td svg rect', 40],
    ['users', "columns: ['userid'", 'td svg rect', 20],
    ['frame', "columns: ['pricepaid', 'commission']", '.bars .point', 30],
    [
      'subplots',
      'subplots([[prices',
      '.bars .point, .boxes path.box, .scatter .lines path, .slice, .hm',
      50,
    ],
  ];

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await Lab.start();
  page = await lab.open();
  // As high as the highest picture.
  await page.setViewportSize({ width: 1440, height: 1400 });
  await openNotebook(page, 'pictures.ipynb');
  await runAll(page);
});
afterAll(() => lab?.stop());

const outputOf = (source: string): Locator =>
  cells(page).filter({ hasText: source }).last().locator('.jp-OutputArea');

describe.each(['Light', 'Dark'] as const)('in the %s theme', (theme) => {
  beforeAll(() => useTheme(page, `JupyterLab ${theme}`));

  it.each(PICTURES)('%s is drawn', async (name, source, marks, least) => {
    const output = outputOf(source);
    await output.scrollIntoViewIfNeeded();
    await eventually(() => output.locator(marks).count()).toBeGreaterThanOrEqual(least);
    await keepPictureOf(output, `pictures/${name}-${theme.toLowerCase()}`);
  });
});
