import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HEAVY } from '../../kernel-lib/redshift/support/running.js';
import { askServer } from '../../kernel-lib/redshift/support/sandboxed.js';
import { eventually } from './eventually.js';
import { Lab } from './lab.js';
import { keepPicture } from './notebook.js';
import { newNotebook, outputs, ran, runCell, type } from './write-cells.js';

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await Lab.start();
});
afterAll(() => lab?.stop());

beforeEach(async () => {
  page = await lab.open();
  await newNotebook(page);
});
afterEach(async () => {
  await page.evaluate('window.jupyterapp.serviceManager.sessions.shutdownAll()');
  await page.close();
});

/** Runs a cell to its end; gives all that stands under it. */
async function outputOf(code: string): Promise<string> {
  const cell = await runCell(page, code);
  await ran(cell);
  return (await outputs(cell).allTextContents()).join('\n');
}

const pressStop = () =>
  page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]').click();

const completions = (): Locator => page.locator('.jp-Completer-match');

describe('the stop button', () => {
  it('ends a busy loop, and the next cell runs', async () => {
    const loop = await runCell(
      page,
      'let turns = 0;\nconsole.log("began");\nwhile (true) turns++;',
    );
    await outputs(loop).getByText('began').waitFor();
    await pressStop();
    await outputs(loop).getByText('Interrupted: The cell was interrupted.').waitFor();
    await keepPicture(page, 'kernel-interrupted');
    expect(await outputOf('turns > 0')).toBe('true');
  });

  it('ends a running query on the server, and the next cell runs', async () => {
    const running = async (): Promise<number> => {
      const question =
        "select from pg_stat_activity where state = 'active' and query like '%stop-me%' and pid <> pg_backend_pid()";
      return (await askServer(lab.sandbox, question)).length;
    };
    const query = await runCell(page, `%%sql dev\n${HEAVY} /* stop-me */`);
    await eventually(running).toBe(1);
    await pressStop();
    await outputs(query).getByText('Interrupted: The cell was interrupted.').waitFor();
    expect(await running()).toBe(0);
    expect(await outputOf('1 + 1')).toBe('2');
  });
});

describe('after a %%sql cell that keeps its result', () => {
  beforeEach(async () => {
    await outputOf('%%sql dev top <<\nselect venueid, venuename, venueseats from venue limit 3');
  });

  it('Tab completes the columns of its rows', async () => {
    await type(page, 'top.rows()[0].');
    await page.keyboard.press('Tab');
    await completions().first().waitFor();
    expect(await completions().allTextContents()).toEqual(['venueid', 'venuename', 'venueseats']);
    await keepPicture(page, 'kernel-typed-completion');
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.jp-Cell .cm-content').last().textContent()).toBe(
      'top.rows()[0].venueid',
    );
  });

  it('a misspelt column is an error under the cell, with its line', async () => {
    const text = await outputOf('const [first] = top.rows();\nfirst?.venuname;');
    expect(text).toContain("Property 'venuname' does not exist");
    expect(text).toContain('line 2, column 8');
    await keepPicture(page, 'kernel-misspelt-column');
  });
});

describe('under a cell', () => {
  it('a progress bar moves in place', async () => {
    const cell = await runCell(
      page,
      `import { progress } from 'shiftbook';
for (const step of progress([1, 2, 3, 4], { description: 'Steps' })) {
  if (step === 3) await prompt('Go on?');
}`,
    );
    await eventually(() => outputs(cell).first().textContent()).toContain('2/4');
    await keepPicture(page, 'kernel-progress');
    await cell.locator('.jp-Stdin-input').press('Enter');
    await eventually(() => outputs(cell).first().textContent()).toContain('4/4');
    await ran(cell);
    expect(await cell.locator('[role="progressbar"], progress').count()).toBe(1);
  });

  it('prompt() asks, and its answer arrives', async () => {
    const cell = await runCell(page, 'const name = await prompt("Your name?");\n`Hello, ${name}`');
    await cell.locator('.jp-Stdin-prompt', { hasText: 'Your name?' }).waitFor();
    await cell.locator('.jp-Stdin-input').fill('Ada');
    await keepPicture(page, 'kernel-prompt');
    await cell.locator('.jp-Stdin-input').press('Enter');
    await ran(cell);
    await outputs(cell).getByText("'Hello, Ada'").waitFor();
  });

  it('an error has colours, its line, and its causes', async () => {
    const cell = await runCell(
      page,
      `function load(): never {
  throw new RangeError('no such row');
}
try {
  load();
} catch (cause) {
  throw new TypeError('cannot load', { cause });
}`,
    );
    await ran(cell);
    const name = outputs(cell).locator('.ansi-bold', { hasText: 'TypeError' }).first();
    await name.waitFor();
    await keepPicture(page, 'kernel-error');
    const plain = await outputs(cell)
      .first()
      .evaluate((it) => getComputedStyle(it).color);
    expect(await name.evaluate((it) => getComputedStyle(it).color)).not.toBe(plain);
    expect(await outputs(cell).first().textContent()).toContain(
      'Caused by RangeError: no such row',
    );
  });
});

describe('Shift+Tab', () => {
  it('shows the type and the documentation, as Markdown', async () => {
    await outputOf(
      '/** Adds **two** numbers.\\n * @param a the first */\nconst add = (a: number, b: number) => a + b;'.replace(
        '\\n',
        '\n',
      ),
    );
    await type(page, 'add');
    await page.keyboard.press('Shift+Tab');
    const shown = page.locator('.jp-Tooltip .jp-RenderedMarkdown');
    await shown.waitFor();
    expect(await shown.locator('pre').textContent()).toContain(
      'const add: (a: number, b: number) => number',
    );
    expect(await shown.locator('strong').first().textContent()).toBe('two');
    await keepPicture(page, 'kernel-inspection');
  });
});
