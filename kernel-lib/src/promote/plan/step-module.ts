import ts from 'typescript';
import type { NotebookSource } from '../source/notebook-source.js';
import { blank, importedNames, statementText } from './statement-text.js';
import type { StepPlan } from './step-plan.js';

/** Name under which a step's module finds its inputs. */
export const INPUTS_MODULE = 'shiftbook:inputs';

function lastStatement(plan: StepPlan, text: string): string {
  const expression = plan.lastValue?.statement.expression;
  if (expression === undefined || ts.isIdentifier(expression)) return text;
  return `const __last = (${expression.getText()});`;
}

function exported(plan: StepPlan): string {
  const last = plan.lastValue;
  const names = plan.outputs.map((name) => {
    const isLast = name === last?.output && !ts.isIdentifier(last.statement.expression);
    return isLast ? `__last as ${name}` : name;
  });
  return `export { ${names.join(', ')} };`;
}

/**
 * The TypeScript module that a step runs: the notebook's text in which all other statements are blank, so that each
 * line of it is the line of its cell. Inputs are declared on the free first line, outputs exported at the end. Pure.
 */
export function stepModule(plan: StepPlan, source: NotebookSource): string {
  const names = [...plan.queries.keys(), ...plan.artifacts.map(({ name }) => name)];
  const declared = names.map((name) => `let ${name}: any = __inputs[${JSON.stringify(name)}];`);
  const prelude =
    names.length === 0 ? '' : `import { inputs as __inputs } from '${INPUTS_MODULE}'; `;
  let text = prelude + declared.join(' ');
  let at = 0;
  const imported = new Set<string>();
  for (const statement of plan.statements) {
    const { node, start, end } = statement;
    const own = statementText(statement, imported);
    for (const name of importedNames(node)) imported.add(name);
    text += blank(source.text.slice(at, start));
    text += node === plan.lastValue?.statement ? lastStatement(plan, own) : own;
    at = end;
  }
  return `${text}${blank(source.text.slice(at))}${exported(plan)}\n`;
}
