import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapping } from 'node:module';
import type { StepManifest } from './manifest.js';

/** SageMaker shows the first kilobyte of this file as the job's exit message. */
const MESSAGE_FOLDER = '/opt/ml/output';
const MESSAGE_LENGTH = 1000;

const MAP_MARK = '//# sourceMappingURL=data:application/json;base64,';

function readMap(bundle: string): SourceMap | undefined {
  const code = readFileSync(bundle, 'utf8');
  const at = code.lastIndexOf(MAP_MARK);
  if (at === -1) return undefined;
  const [encoded = ''] = code.slice(at + MAP_MARK.length).split('\n', 1);
  return new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
}

/** The innermost place of a stack that stands in the notebook, in words. */
function notebookPlace(stack: string, bundle: string, manifest: StepManifest): string | undefined {
  const map = readMap(bundle);
  for (const [, line, column] of stack.matchAll(/\.mjs:(\d+):(\d+)/g)) {
    // Code of libraries has no source: Node then gives the fields, without values.
    const entry: Partial<SourceMapping> =
      map?.findEntry(Number(line) - 1, Number(column) - 1) ?? {};
    const { originalSource, originalLine } = entry;
    if (originalLine === undefined || !originalSource?.endsWith(manifest.notebook)) continue;
    const cell = manifest.cells.findLast((candidate) => candidate.line <= originalLine);
    if (cell !== undefined) return `cell ${cell.cell}, line ${originalLine - cell.line + 1}`;
  }
  return undefined;
}

/** What failed, in one paragraph: notebook, cell, line and the error's words. */
function describeFailure(error: unknown, bundle: string, manifest: StepManifest): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = notebookPlace(stack, bundle, manifest);
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = error instanceof Error && 'hint' in error && error.hint ? ` ${error.hint}` : '';
  const where = [manifest.notebook, place].filter(Boolean).join(', ');
  return `Step ${manifest.step} (${where}) failed: ${what}${hint}`;
}

/** Tells the log and the service why the step failed. */
export function reportFailure(error: unknown, bundle: string, manifest: StepManifest): void {
  const message = describeFailure(error, bundle, manifest);
  console.error(message);
  if (error instanceof Error && error.stack !== undefined) console.error(error.stack);
  try {
    mkdirSync(MESSAGE_FOLDER, { recursive: true });
    writeFileSync(`${MESSAGE_FOLDER}/message`, message.slice(0, MESSAGE_LENGTH));
  } catch (cause) {
    console.error(`The message cannot be written to ${MESSAGE_FOLDER}: ${String(cause)}`);
  }
}
