import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  DescribePipelineCommand,
  ListPipelinesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonPath } from './python/python-path';
import { type RecordingEndpoint, recordPasswords } from './recording-endpoint';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const notebooks = join(root, 'notebooks');

interface Output {
  readonly output_type: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly evalue?: string;
}
interface Cell {
  readonly id: string;
  readonly cell_type: string;
  readonly execution_count?: number | null;
  readonly outputs?: readonly Output[];
}

let sandbox: Sandbox;
let endpoint: RecordingEndpoint;
let folder: string;
let packages: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-notebooks-'));
  packages = await pythonPath(folder);
  sandbox = await startSandbox();
  endpoint = await recordPasswords(sandbox.endpoint);
});
afterAll(async () => {
  await endpoint?.close();
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Programs that execute a notebook without a front end, by what they write it to the folder with. */
const RUNNERS: Readonly<Record<string, (name: string) => readonly string[]>> = {
  nbconvert: (name) => [
    'jupyter-nbconvert',
    '--debug',
    '--to=notebook',
    '--execute',
    `--output-dir=${folder}`,
    join(notebooks, name),
  ],
  papermill: (name) => [
    'papermill',
    '--log-level=DEBUG',
    '--log-output',
    `--cwd=${notebooks}`,
    join(notebooks, name),
    join(folder, name),
  ],
};

/** Executes a notebook headless, through the kernel that is installed in `.venv`, and gives the saved file. */
async function execute(
  runner: string,
  name: string,
): Promise<{ text: string; cells: readonly Cell[]; log: string }> {
  const [program = '', ...args] = RUNNERS[runner]?.(name) ?? [];
  const { stdout, stderr } = await run(join(root, '.venv/bin', program), args, {
    env: {
      ...process.env,
      SHIFTBOOK_HISTORY: 'off',
      ...sandbox.env,
      AWS_ENDPOINT_URL: endpoint.url,
      PYTHONPATH: packages,
    },
    maxBuffer: 1 << 28,
  });
  const text = await readFile(join(folder, name), 'utf8');
  return { text, cells: (JSON.parse(text) as { cells: Cell[] }).cells, log: stdout + stderr };
}

/** The definitions of all pipelines of the sandbox, as any other client reads them. */
async function pipelineDefinitions(): Promise<string> {
  const client = new SageMakerClient({
    endpoint: sandbox.endpoint,
    region: sandbox.region,
    credentials: {
      accessKeyId: sandbox.env.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: sandbox.env.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  const { PipelineSummaries = [] } = await client.send(new ListPipelinesCommand({}));
  const described = await Promise.all(
    PipelineSummaries.map(({ PipelineName }) =>
      client.send(new DescribePipelineCommand({ PipelineName })),
    ),
  );
  return described.map(({ PipelineDefinition }) => PipelineDefinition).join('\n');
}

/** nbformat keeps text as a text or as its lines. */
const text = (field: unknown): string => (Array.isArray(field) ? field.join('') : String(field));

/** What a cell shows last, by MIME type. */
const shown = (cells: readonly Cell[], id: string): Readonly<Record<string, unknown>> => {
  const data = cells
    .find((cell) => cell.id === id)
    ?.outputs?.findLast((output) => output.data !== undefined)?.data;
  if (data === undefined) throw new Error(`cell ${id} shows nothing`);
  return data;
};

const names = (await readdir(notebooks)).filter((name) => name.endsWith('.ipynb'));

/** The quickstart by every program, the others by one. */
const runs = names.flatMap((name) =>
  Object.keys(RUNNERS)
    .slice(0, name === 'quickstart.ipynb' ? undefined : 1)
    .map((runner) => [name, runner] as const),
);

describe.each(runs)('notebooks/%s, executed by %s', (name, runner) => {
  let executed: Awaited<ReturnType<typeof execute>>;
  beforeAll(async () => {
    executed = await execute(runner, name);
  });

  it('runs every code cell in order, without an error', () => {
    const code = executed.cells.filter((cell) => cell.cell_type === 'code');
    expect(code.map((cell) => cell.execution_count)).toEqual(code.map((_, index) => index + 1));
    const errors = code
      .flatMap((cell) => cell.outputs ?? [])
      .filter((o) => o.output_type === 'error');
    expect(errors.map((error) => error.evalue)).toEqual([]);
  });

  it('keeps passwords and the secret key out of notebook, log and pipeline definitions', async () => {
    const secrets = [...endpoint.passwords, sandbox.env.AWS_SECRET_ACCESS_KEY ?? ''];
    expect(secrets.length).toBeGreaterThan(1);
    const definitions = await pipelineDefinitions();
    if (name === 'quickstart.ipynb') expect(definitions).toContain('QueryString');
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(executed.text.includes(secret)).toBe(false);
      expect(executed.log.includes(secret)).toBe(false);
      expect(definitions.includes(secret)).toBe(false);
    }
  });

  if (name === 'quickstart.ipynb')
    it('the quickstart shows bins that add up, and what the promoted step made', async () => {
      const figure = shown(executed.cells, 'histogram')['application/vnd.plotly.v1+json'] as {
        data: [{ y: number[] }];
      };
      const { PGSSLROOTCERT = '', PGPASSWORD, PGUSER, PGDATABASE, PGPORT, PGHOST } = sandbox.env;
      const client = new pg.Client({
        host: PGHOST,
        port: Number(PGPORT),
        user: PGUSER,
        password: PGPASSWORD,
        database: PGDATABASE,
        ssl: { ca: await readFile(PGSSLROOTCERT, 'utf8') },
      });
      await client.connect();
      const { rows } = await client.query<{ sales: string }>('select count(*) as sales from sales');
      await client.end();
      const binned = figure.data[0].y.reduce((sum, count) => sum + count, 0);
      expect(binned).toBe(Number(rows[0]?.sales));
      expect(binned).toBe(172_456);

      expect(text(shown(executed.cells, 'promote')['text/plain'])).toBe("'Succeeded'");
      expect(text(shown(executed.cells, 'output')['text/plain'])).toBe(
        text(shown(executed.cells, 'summarise')['text/plain']),
      );
    });

  if (name === 'bulk.ipynb')
    it('bulk loads, tells the broken line, unloads by category, uploads, and reads by either way', () => {
      const plain = (id: string): string => text(shown(executed.cells, id)['text/plain']);
      expect(plain('load')).toBe('8798');
      expect(plain('events')).toMatch(/ 3 +302 +8 +1935 +Salome +2008-04-19 14:30:00/);
      expect(plain('write')).toContain('rows: 100');
      expect(plain('errors')).toMatch(/ 42 +starttime +timestamp +soon +Invalid timestamp format/);
      expect(plain('maxerror')).toBe("'99 loaded, 1 left out'");
      expect(plain('parquet')).toBe('172456');
      const files = [...plain('files').matchAll(/catname=(\w+)\/\S+\.parquet +(\d+)/g)];
      expect([...new Set(files.map(([, category]) => category))]).toEqual([
        'Musicals',
        'Opera',
        'Plays',
        'Pop',
      ]);
      expect(files.reduce((sum, [, , rows]) => sum + Number(rows), 0)).toBe(172_456);
      expect(plain('create')).toContain('rows: 100,\n  created: true');
      expect(plain('upsert')).toBe('2');
      expect(plain('best')).toMatch(/ 0 +Shiftbook +100000 +101\n +2 /);
      expect(plain('wire')).toMatch(/by: 'wire',\n +reason: "about 172,456 rows/);
      expect(plain('unloaded')).toMatch(/by: 'unload',\n +reason: "about 172,456 rows/);
      const read = '{ rows: 172456, revenue: 111779824 }';
      expect(plain('same')).toBe(`[\n  ${read},\n  ${read}\n]`);
    });

  if (name === 'data-api.ipynb')
    it('the Data API gives what a login gives, keeps sessions, and cancels', () => {
      const plain = (id: string): string => text(shown(executed.cells, id)['text/plain']);
      expect(plain('same')).toBe('true');
      expect(plain('histogram')).toContain('172,456 rows');
      expect(plain('session')).toBe('3');
      expect(plain('timeout')).toContain('The server confirmed that it stopped.');
    });

  if (name === 'pictures.ipynb')
    it('each picture is kept as Plotly’s, as SVG and as text, and a profile as HTML', () => {
      const kept = executed.cells
        .filter(({ outputs = [] }) => outputs.some(({ data }) => data !== undefined))
        .map(({ id }) => [id, Object.keys(shown(executed.cells, id)).sort()]);
      const figure = ['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/plain'];
      const table = ['text/html', 'text/plain'];
      expect(kept.length).toBeGreaterThan(5);
      for (const [id, types] of kept)
        expect([id, types]).toEqual([id, id === 'profile' || id === 'users' ? table : figure]);
    });

  if (name === 'exploration.ipynb')
    it('the exploration shows the best events, stops what is too large or too slow, and streams the rest', () => {
      const plain = (id: string): string => text(shown(executed.cells, id)['text/plain']);
      expect(plain('overview')).toMatch(/public +sales +table +172456/);
      expect(plain('columns')).toMatch(/eventid +integer +true/);
      expect(plain('frame')).toMatch(/9 rows$/);
      expect(plain('guard')).toBe("'result-too-large'");
      expect(plain('stream')).toContain('rows: 172456');
      expect(plain('cancel')).toContain('The server confirmed that it stopped.');
      expect(plain('after')).toContain('events: 8798');
      const figure = shown(executed.cells, 'histogram')['application/vnd.plotly.v1+json'];
      expect((figure as { data: [{ y: number[] }] }).data[0].y).toHaveLength(50);
    });
});
