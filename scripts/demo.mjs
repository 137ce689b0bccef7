import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { capture, show } from './setup/command.mjs';
import { root, state, venvBin } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { run, SetupError, step } from './setup/progress.mjs';
import { testEnvironment } from './setup/venv.mjs';

const FOLDER = join(state, 'demo');
const self = new URL(import.meta.url).pathname;

/** Outside: installs and builds what is missing, then runs this script again inside a throwaway sandbox. */
async function outside() {
  await prepare();
  await step('Install the notebook runner into .venv', testEnvironment);
  console.log('· Sandbox up, notebook runs, sandbox down');
  const cli = join(root, 'kernel-lib/lib/cli.js');
  return show(process.execPath, [cli, 'sandbox', 'run', '--', process.execPath, self, 'inside']);
}

const text = (field) => (Array.isArray(field) ? field.join('') : String(field ?? ''));

function output(notebook, id) {
  const cell = notebook.cells.find((candidate) => candidate.id === id);
  const found = cell?.outputs.filter((each) => each.data !== undefined).at(-1);
  if (found === undefined)
    throw new SetupError(`The cell "${id}" of the executed notebook shows nothing.`);
  return found.data;
}

async function salesInRedshift() {
  const { default: pg } = await import('pg');
  const ca = await readFile(process.env.PGSSLROOTCERT, 'utf8');
  const client = new pg.Client({ ssl: { ca } });
  await client.connect();
  try {
    const { rows } = await client.query('select count(pricepaid) as sales from sales');
    return Number(rows[0].sales);
  } finally {
    await client.end();
  }
}

/** Inside: runs the quickstart through the real kernel and holds what it shows against Redshift's own answer. */
async function inside() {
  await rm(FOLDER, { recursive: true, force: true });
  await step('Run notebooks/quickstart.ipynb', () =>
    capture(venvBin('jupyter'), [
      'nbconvert',
      '--to',
      'notebook',
      '--execute',
      '--output-dir',
      FOLDER,
      join(root, 'notebooks/quickstart.ipynb'),
    ]),
  );
  const notebook = JSON.parse(await readFile(join(FOLDER, 'quickstart.ipynb'), 'utf8'));

  const summary = text(output(notebook, 'summarise')['text/plain']);
  const figure = output(notebook, 'histogram')['application/vnd.plotly.v1+json'];
  const bins = figure.data[0].y;
  const binned = bins.reduce((sum, count) => sum + count, 0);
  const sales = await salesInRedshift();
  const status = text(output(notebook, 'promote')['text/plain']);
  const readBack = text(output(notebook, 'output')['text/plain']);

  console.log(`
rows read            ${/events: (\d+)/.exec(summary)?.[1]}
histogram            ${bins.length} bins, ${binned} sales; Redshift counts ${sales}
pipeline execution   ${status}
step output from S3  ${readBack}
executed notebook    ${join(FOLDER, 'quickstart.ipynb')}`);

  if (binned !== sales)
    throw new SetupError(`The bins add up to ${binned}, Redshift counts ${sales} rows.`);
  if (!status.includes('Succeeded'))
    throw new SetupError(`The pipeline execution ended as ${status}.`);
  if (readBack !== summary)
    throw new SetupError(`The step made ${readBack}, the notebook ${summary}: they must be equal.`);
}

await run(process.argv[2] === 'inside' ? inside : outside);
