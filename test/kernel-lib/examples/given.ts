/**
 * What examples take for granted, by name: each is put before an example that uses the name without declaring it. A
 * later one may build on an earlier one.
 */
export const given: readonly (readonly [name: string, code: string])[] = [
  ['rs', "const rs = await connect('dev');"],
  [
    'prepare',
    `const prepare = processing({
      script: 'prepare.mjs', instance: { type: 'ml.m5.xlarge' }, outputs: ['train', 'test'] });`,
  ],
  ['Prepare', "const Prepare = step('Prepare', prepare);"],
  [
    'Report',
    `const Report = step('Report', processing({
      script: 'report.mjs',
      instance: { type: parameter.string('ProcessingInstanceType', { default: 'ml.m5.xlarge' }) },
      inputs: { train: Prepare.outputs.train } }));`,
  ],
  [
    'redshift2Pipeline',
    `const redshift2Pipeline = pipeline('Redshift2Pipeline', [Prepare, Report]);
    await redshift2Pipeline.upsert();`,
  ],
  ['work', 'const work = async () => {};'],
  ['signal', 'const { signal } = new AbortController();'],
  [
    'day',
    `const day = '2008-01-31';
    await rs.sql\`create temp table if not exists daily(day date, sales bigint)\`;`,
  ],
];

/** Files that examples name. */
export const files: Readonly<Record<string, string>> = {
  'prepare.mjs': `import { writeFileSync } from 'node:fs';
for (const name of ['train', 'test'])
  writeFileSync(\`/opt/ml/processing/output/\${name}/rows.txt\`, name);
`,
  'report.mjs': `import { readFileSync } from 'node:fs';
if (readFileSync('/opt/ml/processing/input/train/rows.txt', 'utf8') !== 'train') process.exit(1);
`,
};

/** The example with what it takes for granted before it. */
export function complete(code: string): string {
  let whole = code;
  for (const [name, setup] of given.toReversed()) {
    const used = new RegExp(`(?<![\\w.'"])${name}(?![\\w'"])`).test(whole);
    const declared = new RegExp(`const ${name}\\b`).test(whole);
    if (used && !declared) whole = `${setup}\n${whole}`;
  }
  return whole;
}
