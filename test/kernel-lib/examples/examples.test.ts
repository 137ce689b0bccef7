import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import * as shiftbook from 'shiftbook';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete, files } from './given';
import { fillBucket } from './objects';
import { compilerOptions, examplesOfPage, index, publicLibrary } from './public-examples';

const notebooks = new URL('../../../notebooks', import.meta.url).pathname;
const pages = ['redshift.md', 'plots.md'].map(
  (name) => new URL(`../../../docs/${name}`, import.meta.url).pathname,
);
const { values, types, examples: documented } = publicLibrary();
const examples = [...documented, ...pages.flatMap(examplesOfPage)];
const numbered = examples.map((example, at) => ({ ...example, file: `/examples/${at}.ts` }));

/** An example as a module of its own, which may import every public name. */
const moduleOf = (code: string): string =>
  `import { ${[...values, ...types.map((name) => `type ${name}`)].join(', ')} } from 'shiftbook';\nasync () => {\n${complete(code)}\n};\n`;

/** What the compiler has against the examples, by file. */
function typeErrors(): Map<string, string> {
  const sources = new Map(numbered.map(({ file, code }) => [file, moduleOf(code)]));
  const options = {
    ...compilerOptions,
    paths: { shiftbook: [index] },
    typeRoots: [join(notebooks, '../node_modules/@types')],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = sources.get(name);
    return text === undefined
      ? getSourceFile(name, target, ...rest)
      : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  const found = numbered.map(({ file }): [string, string] => {
    const source = program.getSourceFile(file);
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return [
      file,
      diagnostics.map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n')).join('\n'),
    ];
  });
  return new Map(found);
}

const transpile = (code: string): string => {
  const { outputText, diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics.length > 0) throw new SyntaxError(`This is no TypeScript:\n${code}`);
  return outputText;
};

const isLiteral = (text: string): boolean => {
  try {
    transpile(`(${text})`);
    return !text.includes('…');
  } catch {
    return false;
  }
};

/** `expression; // literal` becomes a check that the expression has that value; other comments stay comments. */
const withChecks = (code: string): string =>
  code.replace(
    /^( *)([^\n/]+); *\/\/ ([[{'\d].*|true|false|null)$/gm,
    (line, indent, expression, said) =>
      isLiteral(said)
        ? `${indent}check(${JSON.stringify(line.trim())}, ${expression}, (${said}));`
        : line,
  );

type Check = (line: string, value: unknown, said: unknown) => void;

function runnable(code: string): (library: object, check: Check) => Promise<void> {
  const body = transpile(`const example = async () => {\n${withChecks(complete(code))}\n};`);
  const names = values.join(', ');
  return new Function(
    'library',
    'check',
    `const { ${names} } = library;\n${body}\nreturn example();`,
  ) as (library: object, check: Check) => Promise<void>;
}

const holds: Check = (line, value, said) => {
  expect(isDeepStrictEqual(value, said), `${line} (it is ${JSON.stringify(value)})`).toBe(true);
};

describe('the examples of the public documentation', () => {
  let sandbox: Sandbox;
  let folder: string;
  const before = { env: { ...process.env }, cwd: process.cwd() };

  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = await mkdtemp(join(tmpdir(), 'shiftbook-examples-'));
    await cp(notebooks, folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    Object.assign(process.env, sandbox.env);
    await fillBucket(sandbox);
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(before.cwd);
    process.env = before.env;
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const errors = typeErrors();
  it.each(numbered)('$name: $code', async ({ file, code }) => {
    expect(errors.get(file)).toBe('');
    await runnable(code)(shiftbook, holds);
  });

  it('hold the values to what their comments say', () => {
    expect(withChecks("error.code; // 'x'")).toBe(
      `check("error.code; // 'x'", error.code, ('x'));`,
    );
  });

  it('stand at the names that users begin with', () => {
    const named = new Set(examples.map(({ name }) => name));
    for (const name of [
      'connect',
      'Connection',
      'Result',
      'sql',
      'processing',
      'pipeline',
      'step',
      'promoteNotebook',
    ])
      expect(named).toContain(name);
  });
});
