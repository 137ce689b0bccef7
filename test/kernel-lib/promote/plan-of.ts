import { readDataflow } from '../../../kernel-lib/src/promote/dataflow/top-level.js';
import { parseNotebook } from '../../../kernel-lib/src/promote/notebook/parse.js';
import { planSteps } from '../../../kernel-lib/src/promote/plan/plan.js';
import { checkTypes } from '../../../kernel-lib/src/promote/source/check-types.js';
import { NotebookSource } from '../../../kernel-lib/src/promote/source/notebook-source.js';
import { createNotebookProgram } from '../../../kernel-lib/src/promote/source/program.js';
import { notebookOf, type TestCell } from './notebook-of.js';

/** Reads cells up to the plan of their steps; asks no service. */
export const planOf = (...cells: readonly TestCell[]) => planIn(import.meta.dirname, ...cells);

/** The same, of a notebook in a folder of its own. */
export function planIn(directory: string, ...cells: readonly TestCell[]) {
  const source = new NotebookSource(parseNotebook(notebookOf(...cells), 'test.ipynb'));
  const program = createNotebookProgram(source, directory);
  checkTypes(program);
  return { source, plans: planSteps(readDataflow(program)) };
}
