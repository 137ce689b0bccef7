import { CellCompiler } from '../../cells/compiler.js';
import type { Completeness } from '../../cells/completeness.js';
import { type Completions, completionsAt } from '../../cells/completions.js';
import { describeNames, type Inspection, inspectionAt } from '../../cells/inspection.js';
import type { LibraryPlace } from '../../cells/library.js';
import { isSqlCell } from '../../sql-cell/parse.js';
import { diagnosticError } from '../display/diagnostic-error.js';
import { runFlow } from '../execution/flow.js';
import { Interrupted } from '../execution/interrupted.js';
import { failureOf, type Outcome } from '../execution/outcome.js';
import { inOwnTask } from '../execution/own-task.js';
import { shield } from '../execution/stop.js';
import type { MagicHost } from '../magics/magic.js';
import { parseMagic } from '../magics/parse-magic.js';
import { findMagic } from '../magics/registry.js';
import { onBehalfOf, type RequestContext } from '../requests/context.js';
import { prepareSqlCell } from '../sql-cell/prepare.js';
import { Bindings } from './bindings.js';
import { type CellScript, cellScript, type Session } from './cell-script.js';
import type { CellScripts } from './cell-scripts.js';
import { describeError } from './describe-error.js';
import { importFromCell, installLocalModules } from './local-modules.js';
import { ModuleLoader } from './module-loader.js';
import { preloadLibrary } from './preload.js';
import { shellRule } from './shell-rule.js';
import { typescriptOf } from './typescript-of.js';

const INTERRUPTED = failureOf(new Interrupted());

/** The cell that runs. */
interface Running {
  readonly count: number;
  readonly source: string;
  readonly context: RequestContext;
  /** Aborted by an interrupt. */
  readonly stop: AbortController;
  /** Called when the code is compiled and about to run. */
  compiled?: (() => void) | undefined;
  /** Tells the compiler what the code that runs has declared. */
  ended?: (() => void) | undefined;
  settle(outcome: Outcome): void;
}

/** Compiles and runs cells, one at a time, in one scope. Making one loads the compiler. */
export class Engine {
  private readonly compiler: CellCompiler;
  private readonly session: Session;
  private running: Running | undefined;
  private isBusy = false;

  /**
   * @param directory the notebook's folder, from which cells import
   * @param scripts where compiled cells are kept, by which errors find back to them
   * @throws ShiftbookError `tsconfig` where that folder's `tsconfig.json` cannot be used
   */
  constructor(
    directory: string,
    library: LibraryPlace,
    private readonly scripts: CellScripts,
  ) {
    this.compiler = new CellCompiler(directory, library);
    const { environment } = this.compiler;
    installLocalModules(
      directory,
      (specifier, file) => environment.resolve(specifier, file),
      environment.options,
    );
    this.session = {
      bindings: new Bindings(),
      loader: new ModuleLoader(importFromCell),
      directory,
    };
  }

  /** Has the compiler read the declarations that every cell is checked against, before the first one comes. */
  warmUp(): void {
    shield(() => this.compiler.environment.current);
  }

  /** Has the library read soon, while no cell runs, before one imports it. */
  preload(): void {
    preloadLibrary(this.compiler, () => this.isBusy);
  }

  /**
   * Runs a cell; it never rejects.
   *
   * @param count the cell's number, as the user sees it
   */
  run(cell: string, count: number, context: RequestContext): Promise<Outcome> {
    this.isBusy = true;
    return new Promise<Outcome>((resolve) => {
      const running = {
        count,
        source: cell,
        context,
        stop: new AbortController(),
        settle: resolve,
      };
      this.running = running;
      void this.perform(running, cell).then(resolve);
    }).finally(() => {
      this.isBusy = false;
    });
  }

  /** Runs a cell, or what a magic left of it. */
  private async perform(running: Running, cell: string): Promise<Outcome> {
    try {
      const magic = parseMagic(cell, shellRule(this.compiler));
      if (magic === undefined) {
        return await this.runCode(running, await this.prepare(running, cell));
      }
      const { run } = findMagic(magic);
      return await onBehalfOf(running.context, () => run(magic, this.magicHost(running)));
    } catch (error) {
      return this.failure(running, error);
    }
  }

  private prepare({ stop: { signal } }: Running, cell: string): Promise<string> {
    const lookUp = (name: string) =>
      this.compiler.names.has(name) ? { value: this.value(name) } : undefined;
    return prepareSqlCell(cell, { signal, lookUp });
  }

  private failure({ stop }: Running, error: unknown): Outcome {
    return stop.signal.aborted
      ? INTERRUPTED
      : { status: 'error', error: describeError(error, this.scripts) };
  }

  private async runCode(running: Running, source: string): Promise<Outcome> {
    const compiled = shield(() => this.compiler.compile(source));
    if ('diagnostics' in compiled) {
      return {
        status: 'error',
        error: diagnosticError(compiled.diagnostics, source, running.source),
      };
    }
    const { cell } = compiled;
    const { count, source: text, context } = running;
    const name = this.scripts.add({ count, source: text, toCell: cell.toCell });
    const script = cellScript(cell, name, this.session);
    running.ended = () => cell.ran(script.declared);
    running.compiled?.();
    try {
      const result = await inOwnRun(script, context, running.stop.signal);
      if (running.stop.signal.aborted) return INTERRUPTED;
      return { status: 'ok', value: result?.value };
    } catch (error) {
      return this.failure(running, error);
    } finally {
      running.ended();
    }
  }

  private magicHost(running: Running): MagicHost {
    return {
      show: (mimeType, text) => display({ [mimeType]: text }, { raw: true }),
      write: (stream, text) => process[stream].write(text),
      runCell: async (cell, compiled) => {
        if (cell.trim() === '') return { status: 'ok', value: undefined };
        running.compiled = compiled ?? running.compiled;
        return this.perform(running, cell);
      },
      names: () => this.names(),
      checkTypes: (wanted) => {
        this.compiler.checksTypes = wanted;
      },
      signal: running.stop.signal,
    };
  }

  private names() {
    const { names } = this.compiler;
    const valued = names.all().filter((name) => names.form(name) !== 'type');
    const described = shield(() => describeNames(this.compiler, valued));
    return valued.map((name, index) => ({
      name,
      declaration: described[index]?.declaration ?? name,
    }));
  }

  /**
   * Frees the cell that awaits, or whose code was stopped; names of earlier cells keep their values.
   *
   * @param cleared what to wait for first: until then the cell may end by itself, as interrupted
   */
  async interrupt(cleared: Promise<unknown>): Promise<void> {
    const { running } = this;
    if (running === undefined) return;
    running.stop.abort();
    await cleared;
    // A stopped script's promise never settles.
    running.ended?.();
    running.settle(INTERRUPTED);
  }

  /** What a name of the session stands for now; `undefined` where no cell has defined it. */
  value(name: string): unknown {
    return this.session.bindings.value(name);
  }

  /** Completes TypeScript. @param position in UTF-16 units */
  complete(source: string, position: number): Completions {
    const text = typescriptOf(source, shellRule(this.compiler));
    // Of what stands on a magic's own line the compiler knows nothing.
    if (text !== source && text.slice(0, position).trim() === '') {
      return { items: [], start: position, end: position };
    }
    return shield(() => completionsAt(this.compiler, text, position));
  }

  /** What is known of the name at a position. @param position in UTF-16 units */
  inspect(source: string, position: number): Inspection | undefined {
    const text = typescriptOf(source, shellRule(this.compiler));
    if (text.trim() === '') return undefined;
    return shield(() => inspectionAt(this.compiler, text, position));
  }

  /** Whether a console should run the code or wait for more. */
  completeness(code: string): Completeness {
    if (isSqlCell(code)) return { status: 'complete' };
    const text = typescriptOf(code, shellRule(this.compiler));
    return text.trim() === '' ? { status: 'complete' } : this.compiler.completeness(text);
  }
}

/** Runs a script in a task of its own, on behalf of its cell. */
function inOwnRun(
  script: CellScript,
  context: RequestContext,
  stop: AbortSignal,
): Promise<{ readonly value: unknown } | undefined> {
  return new Promise((resolve, reject) => {
    inOwnTask(() => {
      onBehalfOf(context, () => runFlow(stop, () => script.run())).then(resolve, reject);
    });
  });
}
