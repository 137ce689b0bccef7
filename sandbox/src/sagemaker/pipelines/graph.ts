import type { Step } from './definition.js';
import { expressions } from './expression.js';
import { parseReference } from './reference.js';

/** What each step waits for: steps named in DependsOn, and steps whose properties it refers to. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** The dependencies of steps, in the steps' order. */
export function dependencies(steps: readonly Step[]): Dependencies {
  return new Map(
    steps.map((step) => [step.Name, new Set([...(step.DependsOn ?? []), ...stepsReferred(step)])]),
  );
}

function* stepsReferred(step: Step): Generator<string> {
  for (const { Get: text } of expressions(step.Arguments)) {
    const reference = typeof text === 'string' ? parseReference(text) : undefined;
    if (reference?.root === 'Steps') yield reference.name;
  }
}

/** Steps that wait for each other in a ring, the first repeated at the end; nothing where there is no ring. */
export function cycle(graph: Dependencies): string[] | undefined {
  const settled = new Set<string>();
  const visit = (name: string, trail: readonly string[]): string[] | undefined => {
    const at = trail.indexOf(name);
    if (at >= 0) return [...trail.slice(at), name];
    if (settled.has(name)) return undefined;
    for (const next of graph.get(name) ?? []) {
      const found = visit(next, [...trail, name]);
      if (found !== undefined) return found;
    }
    settled.add(name);
    return undefined;
  };
  for (const name of graph.keys()) {
    const found = visit(name, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Steps that may start now: not started yet, with every dependency succeeded, as many as there is room for.
 *
 * @param room how many more steps may run at once
 */
export function ready(
  graph: Dependencies,
  started: ReadonlySet<string>,
  succeeded: ReadonlySet<string>,
  room: number,
): string[] {
  const waiting = [...graph].filter(
    ([name, needs]) => !started.has(name) && [...needs].every((need) => succeeded.has(need)),
  );
  return waiting.slice(0, Math.max(0, room)).map(([name]) => name);
}
