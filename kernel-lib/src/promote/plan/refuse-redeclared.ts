import ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import type { Dataflow, TopStatement } from '../dataflow/top-level.js';
import type { Use, Variable } from '../dataflow/variable.js';

/** The variable that a later cell, up to one of a number, makes of the same name. */
function nextOf(
  { name, cell }: Variable,
  { statements }: Dataflow,
  last: number,
): Variable | undefined {
  return statements
    .filter((statement) => statement.cell.number > cell.number && statement.cell.number <= last)
    .flatMap(({ defines }) => defines)
    .find((variable) => variable.name === name && variable.cell !== cell);
}

const hint = (name: string, { cell }: Variable): string =>
  `In a step a name means one thing: give "${name}" of cell ${cell.number} another name.`;

/**
 * Refuses the use of a name in a function that may run when a later cell has declared the name again: in the kernel the
 * function would see the later value.
 *
 * @param last number of the step's last cell
 * @throws ShiftbookError `name-declared-again`
 */
export function refuseOutdated(use: Use, step: string, last: number, flow: Dataflow): void {
  const { variable, node, deferred } = use;
  const next = deferred ? nextOf(variable, flow, last) : undefined;
  if (next === undefined) return;
  const { source, positionOf } = flow.program;
  throw new ShiftbookError(
    'name-declared-again',
    `${source.describe(positionOf(node))}: the step "${step}" uses "${variable.name}" of cell ${variable.cell.number} here, which cell ${next.cell.number} declares again.`,
    { hint: hint(variable.name, next) },
  );
}

function declarationOf({ symbol }: Variable): ts.Node | undefined {
  const declaration = symbol.declarations?.[0];
  return declaration && (ts.getNameOfDeclaration(declaration) ?? declaration);
}

/**
 * Refuses a step that needs two variables of one name, as a module cannot have both.
 *
 * @param given variables whose values come from queries and other steps
 * @throws ShiftbookError `name-declared-again`
 */
export function refuseTwice(
  step: string,
  statements: Iterable<TopStatement>,
  given: Iterable<Variable>,
  { program }: Dataflow,
): void {
  const known = new Map<string, Variable>();
  const all = [...given, ...[...statements].flatMap(({ defines }) => defines)];
  for (const variable of all.sort((a, b) => a.cell.number - b.cell.number)) {
    const first = known.get(variable.name) ?? variable;
    known.set(variable.name, first);
    if (first === variable) continue;
    const node = declarationOf(variable);
    const where =
      node === undefined
        ? `cell ${variable.cell.number}`
        : program.source.describe(program.positionOf(node));
    throw new ShiftbookError(
      'name-declared-again',
      `${where}: "${variable.name}" is declared again, and the step "${step}" needs that of cell ${first.cell.number} too.`,
      { hint: hint(variable.name, variable) },
    );
  }
}
