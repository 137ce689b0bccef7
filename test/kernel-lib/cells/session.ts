import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { CellCompiler } from '../../../kernel-lib/src/cells/compiler';
import type { CellDiagnostic } from '../../../kernel-lib/src/cells/diagnostics';
import { Bindings } from '../../../kernel-lib/src/kernel/language/bindings';
import { cellScript, type Session } from '../../../kernel-lib/src/kernel/language/cell-script';
import { type Load, ModuleLoader } from '../../../kernel-lib/src/kernel/language/module-loader';

/** The library as it is compiled: its declarations are what cells are checked against. */
const library = { folder: new URL('../../../kernel-lib/lib/', import.meta.url) };

const nativeImport = createRequire(import.meta.url)('./native-import.cjs') as Load;

/** A session without a kernel around it. */
export interface CellSession {
  readonly compiler: CellCompiler;
  readonly directory: string;
  /** Runs cells one after the other; gives the value of the last. @throws what a cell throws, or `TS…` diagnostics */
  run(...cells: string[]): Promise<unknown>;
  /** Runs a cell; gives its value as it is, be it a promise. */
  result(cell: string): Promise<{ readonly value: unknown } | undefined>;
  /** What the compiler has against a cell. */
  diagnose(cell: string): readonly CellDiagnostic[];
  write(file: string, text: string): void;
}

/** Opens a session in an empty folder, or one with files. */
export function openSession(files: Readonly<Record<string, string>> = {}): CellSession {
  const directory = mkdtempSync(join(tmpdir(), 'shiftbook-cells-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text);
  for (const [file, text] of Object.entries(files)) write(file, text);
  const compiler = new CellCompiler(directory, library);
  const from = pathToFileURL(join(directory, 'notebook.mjs')).href;
  const loader = new ModuleLoader((specifier, options) =>
    nativeImport(specifier.startsWith('.') ? new URL(specifier, from).href : specifier, options),
  );
  const session: Session = { bindings: new Bindings(), loader, directory };
  const runOne = async (text: string) => {
    const compiled = compiler.compile(text);
    if ('diagnostics' in compiled) {
      throw new SyntaxError(
        compiled.diagnostics.map(({ code, message }) => `TS${code}: ${message}`).join('\n'),
      );
    }
    const script = cellScript(compiled.cell, '', session);
    try {
      return await script.run();
    } finally {
      compiled.cell.ran(script.declared);
    }
  };
  return {
    compiler,
    directory,
    write,
    result: runOne,
    run: async (...cells) => {
      let value: unknown;
      for (const cell of cells) value = (await runOne(cell))?.value;
      return value;
    },
    diagnose: (cell) => {
      const compiled = compiler.compile(cell);
      return 'diagnostics' in compiled ? compiled.diagnostics : [];
    },
  };
}
