import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { connect, promoteNotebook, type Result, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebookOf, stepCell, type TestCell } from './notebook-of.js';

let sandbox: Sandbox;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  sandbox = await startSandbox();
  Object.assign(process.env, sandbox.env);
  folder = await mkdtemp(join(tmpdir(), 'promote-'));
  for (const name of ['quickstart.ipynb', 'shiftbook.json']) {
    const source = new URL(`../../../notebooks/${name}`, import.meta.url);
    await writeFile(join(folder, name), await readFile(source));
  }
});

afterAll(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
  process.env = before;
});

/** Runs cells as a pipeline of their own name. */
async function run(name: string, ...cells: TestCell[]) {
  const progress: string[] = [];
  const promoted = await promoteNotebook(join(folder, `${name}.ipynb`), {
    mode: 'run',
    notebook: notebookOf(...cells),
    onProgress: (line) => progress.push(line),
  });
  return { promoted, progress };
}

async function bucketKeys(prefix: string): Promise<string[]> {
  const s3 = new S3Client({});
  const bucket = `sagemaker-${sandbox.region}-${sandbox.accountId}`;
  const list = await s3
    .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))
    .catch((error: Error) => {
      if (error.name === 'NoSuchBucket') return { Contents: [] };
      throw error;
    });
  return (list.Contents ?? []).map(({ Key = '' }) => Key);
}

const codeAddresses = (definition: string): string[] =>
  definition.match(/s3:\/\/[^"]+\/code\/[^"]+\.mjs/g) ?? [];

describe('the quickstart notebook', () => {
  const path = () => join(folder, 'quickstart.ipynb');

  it('compiles to a definition without touching the account', async () => {
    const { definition, pipelineArn } = await promoteNotebook(path());
    const { Steps } = JSON.parse(definition);
    expect(Steps).toMatchObject([{ Name: 'summarise', Type: 'Processing' }]);
    const [top, code] = Steps[0].Arguments.ProcessingInputs;
    expect(top.DatasetDefinition.RedshiftDatasetDefinition).toMatchObject({
      ClusterId: 'shiftbook',
      Database: 'dev',
      DbUser: 'analyst',
      OutputFormat: 'PARQUET',
      QueryString: expect.stringMatching(/^SELECT eventname[\s\S]*desc$/),
    });
    expect(code.S3Input.LocalPath).toBe('/opt/ml/processing/input/code');
    expect(pipelineArn).toBeUndefined();
    expect(await bucketKeys('quickstart/')).toEqual([]);
  });

  it('applied twice is updated, with the same code', async () => {
    const lines: string[] = [];
    const apply = () =>
      promoteNotebook(path(), { mode: 'apply', onProgress: (line) => lines.push(line) });
    const first = await apply();
    const second = await apply();
    expect(lines.filter((line) => line.endsWith('pipeline quickstart'))).toEqual([
      'Created pipeline quickstart',
      'Updated pipeline quickstart',
    ]);
    expect(second).toEqual(first);
    expect(codeAddresses(first.definition)).toHaveLength(1);
    const [address = ''] = codeAddresses(first.definition);
    const key = address.slice(address.indexOf('quickstart/'));
    expect(await bucketKeys('quickstart/code/')).toEqual([key]);
  });

  it('runs, and its output is what the notebook computes', async () => {
    const promoted = await promoteNotebook(path(), { mode: 'run' });
    expect(promoted.executionStatus).toBe('Succeeded');
    expect(promoted.steps).toEqual([{ name: 'summarise', status: 'Succeeded' }]);
    const rs = await connect('dev', { directory: folder });
    const notebook = JSON.parse(await readFile(path(), 'utf8'));
    const query: string = notebook.cells
      .find(({ id }: { id: string }) => id === 'top')
      .source.slice(1)
      .join('');
    const rows = (await rs.query(sql.raw(query))).rows();
    await rs.close();
    const revenue = rows.reduce((sum, row) => sum + Number(row.total_price), 0);
    expect(await promoted.output('summarise.summary')).toEqual({
      events: rows.length,
      revenue,
      best: rows[0]?.eventname,
    });
    await expect(promoted.output('summarise.nothing')).rejects.toThrow(
      /no output "summarise.nothing"/,
    );
  });
});

describe('a notebook with several steps', () => {
  it('passes Results, plain data and DataFrames from step to step', async () => {
    const { promoted, progress } = await run(
      'several',
      `import { connect } from 'shiftbook';
       import { createHash } from 'node:crypto';
       const rs = await connect('dev');
       const least = 2;
       const digest = (text: string) => createHash('sha256').update(text).digest('hex');`,
      '%%sql dev few <<\nselect venueid, venueseats::numeric(12,2) as seats from venue where venueid <= ${least} order by 1',
      'const days = await rs.sql`select caldate, dateid::bigint as n from date order by 1 limit 3`;',
      stepCell(
        'collect',
        `const seen = new Map([['at', new Date(0)]]);
         const ids = few.rows().map((row) => row.venueid);
         const again = few;
         const frame = few.df();
         days.rows().map((row) => row.caldate).sort()`,
      ),
      stepCell(
        'report',
        `const report = { ids, seen, rows: again.rows(), columns: frame.columns, hash: digest('x') };
         report`,
      ),
    );
    expect(progress.at(-1)).toMatch(/Succeeded$/);
    expect(await promoted.output('report.report')).toMatchObject({
      ids: [1, 2],
      seen: new Map([['at', new Date(0)]]),
      rows: [{ venueid: 1 }, { venueid: 2 }],
      columns: ['venueid', 'seats'],
    });
    expect(await promoted.output('collect.result')).toEqual([
      '2008-01-01',
      '2008-01-02',
      '2008-01-03',
    ]);
    const again = (await promoted.output('collect.again')) as Result;
    expect(again.numRows).toBe(2);
    // Two bundles with danfojs in them take their time to be made and read.
  }, 120_000);
});

describe('a step that fails', () => {
  it('names notebook, cell and line', async () => {
    const { promoted } = await run(
      'failing',
      "import { strict as assert } from 'node:assert';",
      'const check = (ok: boolean) => {\n  assert(ok, "the data is wrong");\n};',
      stepCell('prepare', 'const n = 1;\nconst m = n + 1;\ncheck(m === 3);\nm'),
    );
    expect(promoted.executionStatus).toBe('Failed');
    const [step] = promoted.steps ?? [];
    expect(step).toMatchObject({ name: 'prepare', status: 'Failed' });
    expect(step?.failureReason).toContain('failing.ipynb, cell 2, line 2');
    expect(step?.failureReason).toContain('the data is wrong');
    await expect(promoted.output('prepare.m')).rejects.toThrow(/no output/);
  });
});

describe('a promotion that is cancelled', () => {
  it('stops the run', async () => {
    const abort = new AbortController();
    const promoting = promoteNotebook(join(folder, 'slow.ipynb'), {
      mode: 'run',
      notebook: notebookOf(
        stepCell('wait', 'await new Promise(() => setInterval(() => {}, 1000));'),
      ),
      onProgress: (line) => {
        if (line === 'wait: Executing') abort.abort();
      },
      signal: abort.signal,
    });
    await expect(promoting).rejects.toMatchObject({ code: 'cancelled' });
  });
});
