import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { Lab, ready } from './lab.js';
import { cells, keepPicture, openNotebook, useTheme } from './notebook.js';
import { line, panel, showPanel } from './panel.js';

const run = promisify(execFile);

let lab: Lab;
let page: Page;
/** All that went over the page's web sockets. */
let traffic = '';

beforeAll(async () => {
  lab = await Lab.start();
  page = await lab.open();
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => (traffic += payload.toString()));
    socket.on('framesent', ({ payload }) => (traffic += payload.toString()));
  });
  await openNotebook(page, 'quickstart.ipynb');
});
afterAll(() => lab?.stop());

interface HiddenSession {
  readonly path: string;
  readonly id: string;
  readonly kernel: { readonly id: string };
}

/** The sessions of the panel's kernel on the server: one, or none. */
async function hidden(): Promise<HiddenSession[]> {
  const answer = await fetch(`${lab.url}/api/sessions`);
  const all = (await answer.json()) as HiddenSession[];
  return all.filter(({ path }) => path === 'shiftbook-panel');
}

/** Ends the kernel's process as a crash would. */
async function crash(kernelId: string | undefined): Promise<void> {
  const { stdout } = await run('ps', ['-axo', 'pid=,command=']);
  const found = stdout.split('\n').find((process) => process.includes(`kernel-${kernelId}.json`));
  if (found === undefined) throw new Error(`No process runs kernel ${kernelId}.`);
  process.kill(Number.parseInt(found, 10), 'SIGKILL');
}

const source = () =>
  page.evaluate<string>(
    'window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.getSource()',
  );

describe('the panel “Redshift”', () => {
  it('starts its kernel only when it is shown', async () => {
    expect(await hidden()).toEqual([]);
    await showPanel(page);
    await line(page, 'dev analyst@dev').waitFor();
    expect(await hidden()).toHaveLength(1);
  });

  it('shows schemas, tables and typed columns, opened by clicks', async () => {
    await line(page, 'dev analyst@dev').click();
    await line(page, 'public').click();
    await line(page, 'sales').click();
    await line(page, 'pricepaid numeric(8,2)').waitFor();
    expect(await line(page, 'sales').getAttribute('aria-level')).toBe('3');
    await keepPicture(page, 'panel-light');
    await useTheme(page, 'JupyterLab Dark');
    await keepPicture(page, 'panel-dark');
    await useTheme(page, 'JupyterLab Light');
  });

  it('filters what is open', async () => {
    const box = panel(page).getByRole('searchbox');
    await box.fill('PRICEP');
    await line(page, 'salesid integer').waitFor({ state: 'detached' });
    await line(page, 'pricepaid numeric(8,2)').waitFor();
    expect(await line(page, 'event').count()).toBe(0);
    await box.fill('');
    await line(page, 'event').waitFor();
  });

  it('inserts a SELECT for the table at hand, by a button, which runs', async () => {
    const before = await cells(page).count();
    await line(page, 'sales')
      .getByRole('button', { name: /^Insert SELECT/ })
      .click();
    await eventually(() => cells(page).count()).toBe(before + 1);
    expect(await source()).toBe('%%sql dev\nSELECT *\nFROM public.sales\nLIMIT 100');
    await page.evaluate(
      'window.jupyterapp.commands.execute("notebook:run-cell").then(() => undefined)',
    );
    const output = page.locator('.jp-Notebook .jp-mod-active .jp-OutputArea-output');
    await output.first().waitFor();
    expect(await output.first().textContent()).toContain('pricepaid');
  });

  it('is driven by keys, and a menu offers the columns by name', async () => {
    await line(page, 'event').click();
    await panel(page).getByRole('tree').press('ArrowLeft');
    await panel(page).getByRole('tree').press('Enter');
    await eventually(source).toContain('FROM public.event');
    await panel(page).getByRole('tree').press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Insert SELECT with All Columns' }).click();
    await eventually(source).toContain('SELECT eventid, venueid, catid');
  });

  it('keeps the form open, with the reason at its field, when a connection fails', async () => {
    await panel(page).getByRole('button', { name: 'Add a connection' }).click();
    const form = panel(page).getByRole('form', { name: 'New connection' });
    await form.getByRole('button', { name: 'Test and save' }).click();
    await form.getByText('Name is missing.').waitFor();
    await form.getByLabel('Name', { exact: true }).fill('mine');
    await form.getByLabel('Cluster').fill('no-such-cluster');
    await form.getByLabel('Database user').fill('analyst');
    await form.getByRole('button', { name: 'Test and save' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('Cluster').getAttribute('aria-invalid')).toBe('true');
    await form.getByText(/^There is no Redshift cluster no-such-cluster/).waitFor();
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('mine');
    expect(await line(page, 'mine analyst@dev').count()).toBe(0);
    await keepPicture(page, 'panel-form');
  });

  it('saves a connection that works, tests it, and removes it when told twice', async () => {
    const form = panel(page).getByRole('form', { name: 'New connection' });
    await form.getByLabel('Cluster').fill('shiftbook');
    await form.getByRole('button', { name: 'Test and save' }).click();
    await line(page, 'mine analyst@dev').hover();
    expect(await form.count()).toBe(0);
    await line(page, 'mine analyst@dev').getByRole('button', { name: /^Test/ }).click();
    await panel(page)
      .getByText(/^mine: connected as .*analyst/)
      .waitFor();
    await line(page, 'mine analyst@dev')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await line(page, 'mine analyst@dev').waitFor({ state: 'detached' });
  });

  it('comes back by itself when its kernel crashes, with nothing stale', async () => {
    const [before] = await hidden();
    await crash(before?.kernel.id);
    await line(page, 'public').waitFor({ state: 'detached' });
    await line(page, 'dev analyst@dev').click();
    await line(page, 'public').waitFor();
    expect((await hidden())[0]?.kernel.id).toBe(before?.kernel.id);
  });

  it('finds its kernel again after a reload, without a click', async () => {
    const [before] = await hidden();
    await page.reload();
    await ready(page);
    await line(page, 'dev analyst@dev').waitFor();
    expect((await hidden()).map(({ kernel }) => kernel.id)).toEqual([before?.kernel.id]);
  });

  it('says so when its kernel is shut down, and starts it again', async () => {
    await page.evaluate(
      `window.jupyterapp.serviceManager.sessions.shutdown('${(await hidden())[0]?.id}')`,
    );
    await panel(page).getByText('The panel’s kernel was shut down.').waitFor();
    await panel(page).getByRole('button', { name: 'Start again' }).click();
    await line(page, 'dev analyst@dev').waitFor();
  });

  it('lets no password into the browser', () => {
    expect(lab.passwords.size).toBeGreaterThan(0);
    expect(traffic).toContain('pricepaid');
    for (const password of lab.passwords) expect(traffic).not.toContain(password);
  });
});
