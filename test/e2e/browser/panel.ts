import type { Locator, Page } from 'playwright-core';
import { command } from './lab.js';

/** The panel "Redshift". */
export const panel = (page: Page): Locator => page.getByRole('region', { name: 'Redshift' });

/** Shows the panel. */
export async function showPanel(page: Page): Promise<Locator> {
  await command(page, 'shiftbook:show-redshift');
  return panel(page);
}

/** A line of its tree, by what a screen reader calls it. */
export const line = (page: Page, name: string | RegExp): Locator =>
  panel(page).getByRole('treeitem', { name, exact: true });
