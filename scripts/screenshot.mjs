import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from './setup/chromium.mjs';
import { root } from './setup/paths.mjs';
import { run, step } from './setup/progress.mjs';

/** Takes `docs/images/quickstart.png` from the running product; `npm run build` comes before this. */
const PICTURE = join(root, 'docs/images/quickstart.png');

/** The browser tests' own pieces, compiled: they start the product, and know their way about in it. */
async function pieces() {
  const folder = await mkdtemp(join(root, 'node_modules/.screenshot-'));
  const tests = join(root, 'test/e2e/browser');
  try {
    const outfile = join(folder, 'pieces.mjs');
    await build({
      stdin: {
        contents:
          "export * from './lab.js'; export * from './notebook.js'; export * from './panel.js';",
        resolveDir: tests,
      },
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(tests, 'lab.ts')).href) },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

await run(async () => {
  process.env.CHROMIUM_PATH = await chromium();
  const { Lab, line, openNotebook, runThrough, showPanel } = await pieces();
  let lab;
  try {
    await step('Start sandbox, JupyterLab and Chromium', async () => {
      lab = await Lab.start();
    });
    await step('Take docs/images/quickstart.png', async () => {
      const page = await lab.open();
      await openNotebook(page, 'quickstart.ipynb');
      await showPanel(page);
      for (const name of ['dev analyst@dev', 'public', 'sales']) await line(page, name).click();
      await line(page, 'pricepaid numeric(8,2)').waitFor();
      const cell = await runThrough(page, '.hist(');
      await page.waitForSelector('svg.main-svg');
      await cell.scrollIntoViewIfNeeded();
      await mkdir(join(root, 'docs/images'), { recursive: true });
      await page.screenshot({ path: PICTURE });
    });
  } finally {
    await lab?.stop();
  }
});
