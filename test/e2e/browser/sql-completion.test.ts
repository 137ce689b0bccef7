import type { Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { eventually } from './eventually.js';
import { Lab } from './lab.js';
import { keepPicture } from './notebook.js';
import { newNotebook, ran, runCell, type } from './write-cells.js';

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await Lab.start();
  page = await lab.open();
  await newNotebook(page);
});
afterAll(() => lab?.stop());

it('Tab in a %%sql cell completes the columns of the tables that it names', async () => {
  await ran(await runCell(page, '%%sql dev\nselect 1'));
  const cell = await type(page, '%%sql dev\nselect s.pri from sales s');
  for (let i = 0; i < ' from sales s'.length; i++) await page.keyboard.press('ArrowLeft');
  const matches = page.locator('.jp-Completer-match');
  // The catalogue is fetched in the background, and asked for again by the next Tab.
  await eventually(async () => {
    if ((await matches.count()) === 0) await page.keyboard.press('Tab');
    return matches.allTextContents();
  }).toEqual(['pricepaid']);
  await keepPicture(page, 'kernel-sql-completion');
  await page.keyboard.press('Enter');
  await eventually(() => cell.locator('.cm-line').last().textContent()).toBe(
    'select s.pricepaid from sales s',
  );
});
