import ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import type { Dataflow, TopStatement } from '../dataflow/top-level.js';

/** Globals of the kernel that need whoever sits before the notebook, or its folder; a job has neither. */
const ONLY_IN_THE_KERNEL = new Set(['prompt', 'confirm', 'comms', '__dirname', '__filename']);

/** Whether a name means something that is declared outside of cells and of modules beside them. */
function isGlobal(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(node);
  return (
    symbol?.declarations?.every((declaration) => declaration.getSourceFile().isDeclarationFile) ===
    true
  );
}

const isMember = (node: ts.Identifier): boolean =>
  ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;

/**
 * Refuses a statement of a step that uses what only the kernel has.
 *
 * @throws ShiftbookError `not-in-a-step`
 */
export function refuseGlobals({ node }: TopStatement, step: string, { program }: Dataflow): void {
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child) && ONLY_IN_THE_KERNEL.has(child.text)) {
      const name = child.text;
      if (isMember(child) || !isGlobal(child, program.checker)) return;
      const where = program.source.describe(program.positionOf(child));
      throw new ShiftbookError(
        'not-in-a-step',
        `${where}: "${name}" cannot run inside the step "${step}".`,
        {
          hint: 'A job has nobody to ask and no notebook beside it; do this in a cell of its own.',
        },
      );
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
}
