import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lab } from './lab.js';
import { keepPicture, openNotebook } from './notebook.js';

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await Lab.start();
  page = await lab.open();
  await openNotebook(page, 'quickstart.ipynb');
});
afterAll(() => lab?.stop());

/** Presses the button in the notebook's toolbar and chooses what should happen. */
async function promote(choice: string): Promise<void> {
  await page.locator('.jp-NotebookPanel-toolbar [data-command="shiftbook:promote"]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(choice).check();
  await keepPicture(page, 'promote-dialog');
  await dialog.getByRole('button', { name: 'Promote' }).click();
}

const result = () => page.locator('.sb-promotion');

describe('promotion from the notebook’s toolbar', () => {
  it('shows the definition, with one processing step fed by the query', async () => {
    await promote('Show the definition');
    await result().getByText('Done', { exact: true }).waitFor();
    const definition = JSON.parse((await result().locator('pre').textContent()) ?? '');
    expect(definition.Steps).toMatchObject([{ Name: 'summarise', Type: 'Processing' }]);
    await keepPicture(page, 'promote-definition');
  });

  it('runs the pipeline to its end, saying how it goes', async () => {
    await page.locator('.jp-Notebook').click();
    await promote('Create or update, then run');
    await result()
      .getByRole('row', { name: /^summarise Succeeded/ })
      .waitFor({ timeout: 120_000 });
    expect(await result().getByRole('log').getByRole('listitem').count()).toBeGreaterThan(1);
    await result().getByText('summarise.summary').waitFor();
    await keepPicture(page, 'promote-run');
  });

  it('names the cell and the next step when the notebook cannot be promoted', async () => {
    await page.evaluate(`(() => {
      const { content } = window.jupyterapp.shell.widgets('main').find((it) => it.content?.widgets !== undefined);
      const cell = content.widgets.find((it) => it.model.getMetadata('tags')?.includes('step:summarise'));
      cell.model.setMetadata('tags', ['step:not a name!']);
    })()`);
    await page.locator('.jp-Notebook').click();
    await promote('Show the definition');
    const alert = result().getByRole('alert');
    await alert.getByText('not a name!').first().waitFor();
    await keepPicture(page, 'promote-error');
  });
});
