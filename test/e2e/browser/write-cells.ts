import type { Locator, Page } from 'playwright-core';
import { cells } from './notebook.js';

/** Opens a new notebook beside the worked ones, and waits until its kernel can be used. */
export async function newNotebook(page: Page): Promise<void> {
  await page.evaluate(`window.jupyterapp.commands
    .execute('notebook:create-new', { kernelName: 'shiftbook' })
    .then(async (panel) => {
      await panel.context.ready;
      await panel.sessionContext.ready;
    })`);
}

/** Puts the cursor into the last cell of the notebook in front, which is empty, and types; gives the cell. */
export async function type(page: Page, code: string): Promise<Locator> {
  const cell = cells(page).last();
  await cell.locator('.cm-content').click();
  const [first = '', ...lines] = code.split('\n');
  await page.keyboard.type(first);
  for (const line of lines) {
    await page.keyboard.press('Enter');
    // The editor indents, and closes what is opened, as it sees fit; a paste is left as it is.
    await page.keyboard.insertText(line);
  }
  return cell;
}

/** Writes a cell at the end of the notebook in front, and begins to run it; gives the cell. A new one follows it. */
export async function runCell(page: Page, code: string): Promise<Locator> {
  const at = (await cells(page).count()) - 1;
  await page.evaluate(`(() => {
    const { content } = window.jupyterapp.shell.currentWidget;
    content.activeCellIndex = ${at};
    content.activeCell.model.sharedModel.setSource(${JSON.stringify(code)});
    void window.jupyterapp.commands.execute('notebook:run-cell-and-select-next');
  })()`);
  await cells(page)
    .nth(at + 1)
    .waitFor();
  return cells(page).nth(at);
}

/** Waits until a cell has run, and has its number. */
export const ran = (cell: Locator): Promise<void> =>
  cell.locator('.jp-InputPrompt', { hasText: /^\[\d+\]:$/ }).waitFor();

/** Everything that stands under a cell. */
export const outputs = (cell: Locator): Locator => cell.locator('.jp-OutputArea-output');
