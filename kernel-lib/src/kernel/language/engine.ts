import { expandSqlCell } from '../../promote/sql-cell.js';
import type { CellError } from '../display/cell-error.js';
import { diagnosticError } from '../display/diagnostic-error.js';
import { thrownError } from '../display/thrown-error.js';
import type { Outcome } from '../execution/outcome.js';
import { inOwnTask } from '../execution/own-task.js';
import { shield } from '../execution/stop.js';
import type { MagicHost } from '../magics/magic.js';
import { parseMagic } from '../magics/parse-magic.js';
import { findMagic } from '../magics/registry.js';
import { onBehalfOf, type RequestContext } from '../requests/context.js';
import { CellScripts } from './cell-scripts.js';
import { adaptCompiler } from './compiler.js';
import { type Completeness, completeness } from './completeness.js';
import type { LibraryPlace } from './library.js';
import { sessionNames, sessionRule } from './session-names.js';
import { SourceMaps } from './source-maps.js';
import { type Completion, completeCode, inspectCode } from './tooling.js';
import { type Converter, type Diagnostic, type Executor, loadTslab, type Tslab } from './tslab.js';

/** What tslab's executor puts before a cell's script, on its first line. */
const PREFIX = {
  plain: '(function(exports, require) { ',
  async: '(async function(exports, require) { ',
};

const INTERRUPTED: Outcome = {
  status: 'error',
  error: {
    ename: 'Interrupted',
    evalue: 'The cell was interrupted.',
    traceback: ['Interrupted: The cell was interrupted.'],
  },
};

/** What the cell that runs has told so far. */
interface Running {
  readonly count: number;
  readonly source: string;
  readonly context: RequestContext;
  /** Aborted by an interrupt. */
  readonly stop: AbortController;
  /** Called when the code is compiled and about to run. */
  compiled?: (() => void) | undefined;
  value?: unknown;
  thrown?: { readonly error: unknown };
  diagnostics?: readonly Diagnostic[];
  interrupted: boolean;
  settle(outcome: Outcome): void;
}

/** Compiles and runs cells, one at a time, on tslab's converter and executor. Making one takes most of a second. */
export class Engine {
  private readonly scripts = new CellScripts();
  private readonly maps = new SourceMaps();
  private readonly tslab: Tslab;
  private readonly converter: Converter;
  private readonly executor: Executor;
  private running: Running | undefined;

  /** @param directory the notebook's folder, from which cells import */
  constructor(directory: string, library: LibraryPlace) {
    this.tslab = loadTslab(adaptCompiler(library, this.maps));
    this.converter = this.tslab.converter.createConverter();
    const own: Converter = {
      ...this.converter,
      convert: (declarations, source) => shield(() => this.convert(declarations, source)),
    };
    const converters = { node: own, browser: own, close: () => own.close() };
    this.executor = this.tslab.executor.createExecutor(directory, converters, {
      log: (value: unknown) => this.note('value', value),
      // tslab calls it with one thrown value, or with a format and the parts of a diagnostic, which we have.
      error: (...args: unknown[]) => {
        if (args.length === 1) this.note('thrown', { error: args[0] });
      },
    });
  }

  /**
   * Runs a cell; it never rejects.
   *
   * @param count the cell's number, as the user sees it
   */
  run(cell: string, count: number, context: RequestContext): Promise<Outcome> {
    return new Promise((resolve) => {
      const stop = new AbortController();
      const running = { count, source: cell, context, stop, interrupted: false, settle: resolve };
      this.running = running;
      void this.perform(running, cell).then(resolve);
    });
  }

  /** Runs a cell, or what a magic left of it. */
  private async perform(running: Running, cell: string): Promise<Outcome> {
    try {
      const magic = parseMagic(cell, sessionRule(this.executor));
      if (magic === undefined) return await this.runCode(running, expandSqlCell(cell));
      const { run } = findMagic(magic);
      return await onBehalfOf(running.context, () => run(magic, this.magicHost(running)));
    } catch (error) {
      if (running.interrupted) return INTERRUPTED;
      return { status: 'error', error: thrownError(error, this.scripts) };
    }
  }

  private runCode(running: Running, source: string): Promise<Outcome> {
    return new Promise((resolve) => {
      inOwnTask(() =>
        onBehalfOf(running.context, () => this.executor.execute(source)).then(
          () => resolve(this.outcome(running)),
          (error: unknown) => resolve(this.outcome({ ...running, thrown: { error } })),
        ),
      );
    });
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
      names: () => shield(() => sessionNames(this.executor)),
      signal: running.stop.signal,
    };
  }

  /**
   * Frees the cell that awaits, or whose code was stopped; names of earlier cells keep their values.
   *
   * @param cleared what to wait for first: until then the cell may end by itself, as interrupted
   */
  async interrupt(cleared: Promise<unknown>): Promise<void> {
    const { running } = this;
    if (running === undefined) return;
    running.interrupted = true;
    running.stop.abort();
    await cleared;
    if (running === this.running) this.executor.interrupt();
    // A stopped script's promise never settles, so the executor cannot tell.
    running.settle(INTERRUPTED);
  }

  /** @param position in UTF-16 units */
  complete(source: string, position: number): Completion {
    return shield(() => completeCode(this.executor, source, position));
  }

  /** What is known of the name at a position, as text. */
  inspect(source: string, position: number): string | undefined {
    return shield(() => inspectCode(this.executor, this.tslab, source, position));
  }

  /** Whether a console should run the code or wait for more. */
  completeness(code: string): Completeness {
    return completeness(code, this.tslab, sessionRule(this.executor));
  }

  /** How an error that did not end a cell is shown. */
  describe(error: unknown): CellError {
    return thrownError(error, this.scripts);
  }

  private note<K extends 'value' | 'thrown'>(what: K, value: Running[K]): void {
    if (this.running !== undefined) this.running[what] = value;
  }

  private convert(declarations: string, source: string) {
    const result = this.converter.convert(declarations, source);
    const { running } = this;
    if (running === undefined) return result;
    if (result.diagnostics.length > 0) running.diagnostics = result.diagnostics;
    if (result.output === undefined) return result;
    const prefix = result.hasToplevelAwait === true ? PREFIX.async : PREFIX.plain;
    const toCell = this.maps.take(prefix.length);
    const { count, source: text } = running;
    const lines = result.output.split('\n').length;
    const name = this.scripts.add({ count, source: text, lines, toCell });
    running.compiled?.();
    return { ...result, output: `${result.output}\n${name}` };
  }

  private outcome(running: Running): Outcome {
    if (running.interrupted) return INTERRUPTED;
    if (running.diagnostics !== undefined) {
      return { status: 'error', error: diagnosticError(running.diagnostics, running.source) };
    }
    if (running.thrown !== undefined) {
      return { status: 'error', error: thrownError(running.thrown.error, this.scripts) };
    }
    return { status: 'ok', value: running.value };
  }
}
