import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../sandbox/src/sagemaker/pipelines/definition.js';
import {
  cycle,
  type Dependencies,
  dependencies,
  ready,
} from '../../../sandbox/src/sagemaker/pipelines/graph.js';

const step = (Name: string, rest: Partial<Step> = {}): Step => ({
  Name,
  Type: 'Processing',
  Arguments: {},
  ...rest,
});

/** A graph in which every step waits only for steps before it. */
const acyclic = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((rows): Dependencies => {
    const names = rows.map((_row, index) => `s${index}`);
    return new Map(
      rows.map((row, index) => [
        `s${index}`,
        new Set(index === 0 ? [] : row.map((pick) => names[pick % index] ?? '')),
      ]),
    );
  });

describe('dependencies', () => {
  it('are what DependsOn names and what the arguments refer to', () => {
    const reference = { Get: "Steps.B.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri" };
    const graph = dependencies([
      step('A'),
      step('B'),
      step('C', {
        DependsOn: ['A'],
        Arguments: { Deep: [{ 'Std:Join': { Values: [reference] } }] },
      }),
    ]);
    expect(graph.get('C')).toEqual(new Set(['A', 'B']));
    expect(graph.get('A')).toEqual(new Set());
  });
});

describe('cycle', () => {
  it('finds none in a graph without one', () => {
    fc.assert(
      fc.property(acyclic, (graph) => {
        expect(cycle(graph)).toBeUndefined();
      }),
    );
  });

  it('names the steps of the ring, in order', () => {
    const graph = new Map([
      ['A', new Set<string>()],
      ['B', new Set(['A', 'D'])],
      ['C', new Set(['B'])],
      ['D', new Set(['C'])],
    ]);
    expect(cycle(graph)).toEqual(['B', 'D', 'C', 'B']);
  });
});

describe('ready', () => {
  it('brings every step of any graph to its turn, after its dependencies and within the limit', () => {
    fc.assert(
      fc.property(acyclic, fc.integer({ min: 1, max: 4 }), (graph, limit) => {
        const started = new Set<string>();
        const succeeded = new Set<string>();
        const running: string[] = [];
        while (succeeded.size < graph.size) {
          const next = ready(graph, started, succeeded, limit - running.length);
          for (const name of next) {
            expect([...(graph.get(name) ?? [])].every((need) => succeeded.has(need))).toBe(true);
            started.add(name);
            running.push(name);
          }
          expect(running.length).toBeGreaterThan(0);
          expect(running.length).toBeLessThanOrEqual(limit);
          succeeded.add(running.shift() ?? '');
        }
        expect(started.size).toBe(graph.size);
      }),
    );
  });
});
