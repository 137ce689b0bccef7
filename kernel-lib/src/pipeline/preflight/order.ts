import type { DefinedStep } from '../definition.js';
import type { Report } from './finding.js';
import { findGets, parseStepReference } from './references.js';

/** Steps that must end before a step begins: those it names, and those whose results it reads. */
function predecessors(step: DefinedStep): Set<string> {
  const names = new Set(step.DependsOn ?? []);
  for (const [, get] of findGets(step.Arguments, '')) {
    const read = parseStepReference(get)?.step;
    if (read !== undefined) names.add(read);
  }
  return names;
}

/** Whether the steps can be put in an order: known names in DependsOn, and no step waits for itself. */
export function checkOrder(report: Report, steps: readonly DefinedStep[]): void {
  const before = new Map(steps.map((step) => [step.Name, predecessors(step)]));
  steps.forEach((step, index) => {
    for (const name of step.DependsOn ?? []) {
      if (!before.has(name)) {
        report(`[${index}] "${step.Name}" › DependsOn`, name, 'that step is not in the pipeline.');
      }
    }
  });
  const ready = new Set<string>();
  for (let grown = true; grown; ) {
    const size = ready.size;
    for (const [name, names] of before) {
      if ([...names].every((other) => ready.has(other) || !before.has(other))) ready.add(name);
    }
    grown = ready.size > size;
  }
  const waiting = [...before.keys()].filter((name) => !ready.has(name));
  if (waiting.length > 0) report('', waiting.join(', '), 'these steps wait for each other.');
}
