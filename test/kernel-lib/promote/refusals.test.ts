import { describe, expect, it } from 'vitest';
import { failureOfCall } from '../failure-of-call.js';
import { stepCell, type TestCell } from './notebook-of.js';
import { planOf } from './plan-of.js';

const refusal = (...cells: TestCell[]) => failureOfCall(() => planOf(...cells));

describe('a notebook that cannot be promoted', () => {
  it('has a value of a cell that is no step', () => {
    const error = refusal('const rate = Math.random();', stepCell('work', '\nconst x = 1 + rate;'));
    expect(error.code).toBe('value-not-copyable');
    expect(error.message).toMatch(
      /^cell 2, line 2, column 15: the step "work" uses "rate".*cell 1/,
    );
    expect(error.hint).toBe('Tag cell 1 with "step:<name>", or make "rate" a constant.');
  });

  it('has a list that is filled later', () => {
    const error = refusal(
      'const list: number[] = [];',
      'list.push(1);',
      stepCell('work', 'list.length'),
    );
    expect(error.message).toContain('It is changed after its declaration');
  });

  it('has such a value behind a function', () => {
    const error = refusal(
      'const rate = Math.random();\nconst scaled = (n: number) => n * rate;',
      stepCell('work', 'scaled(2)'),
    );
    expect(error.message).toMatch(/^cell 1, line 2, column 35: the step "work" uses "rate"/);
  });

  it('uses a connection in a step', () => {
    const error = refusal(
      "import { connect } from 'shiftbook';\nconst rs = await connect('dev');",
      stepCell('work', "await rs.table('sales').hist('pricepaid')"),
    );
    expect(error.message).toMatch(/^cell 2, line 1, column 7.*"rs", which is a connection/);
  });

  it('connects in a step', () => {
    const error = refusal(
      stepCell('work', "import { connect } from 'shiftbook';\nconst rs = await connect('dev');"),
    );
    expect(error.message).toBe(
      'cell 1, line 2, column 18: "connect" cannot run inside the step "work".',
    );
  });

  it.each([
    ['a function', 'const make = () => () => 1;\nconst value = make();'],
    ['a promise', 'const value = Promise.resolve(1);'],
    [
      'an object whose "go" is a function',
      'const value = { go: () => 1, n: Math.random() };\nvalue.n = 2;',
    ],
  ])('passes %s to another step', (what, source) => {
    const error = refusal(stepCell('one', source), stepCell('two', 'void value;'));
    expect(error.code).toBe('value-cannot-travel');
    expect(error.message).toContain(`cell 2, line 1, column 6: "value" of the step "one"`);
    expect(error.message).toContain(what);
  });

  it('uses a value of a step that runs later', () => {
    const error = refusal(
      stepCell('one', 'const a = Math.random();'),
      stepCell('two', 'const b = a + Math.random();'),
      stepCell('one', 'const c = b;'),
    );
    expect(error.message).toMatch(
      /^cell 3, line 1, column 11: the step "one" uses "b".*runs later/,
    );
  });

  it('does not compile', () => {
    const error = refusal('const a = 1;', stepCell('work', '\n  a.nothing;'));
    expect(error.code).toBe('notebook-types');
    expect(error.message).toContain(
      `cell 2, line 2, column 5: Property 'nothing' does not exist on type '1'. (TS2339)`,
    );
  });

  it.each(['', 'under_score', '-a', 'a b', 'x'.repeat(65), 'ü'])('has a step named %j', (name) => {
    const error = refusal('', stepCell(name, '1'));
    expect(error.message).toBe(`Cell 2: "${name}" cannot be the name of a step.`);
    expect(error.hint).toContain('1 to 64 letters, digits and hyphens');
  });

  it('has a cell with two steps, no step, or a %%sql header that says nothing', () => {
    expect(refusal({ tags: ['step:a', 'step:b'], source: '1' }).message).toBe(
      'Cell 1 has the tags step:a and step:b.',
    );
    expect(refusal('1').code).toBe('no-steps');
    expect(refusal('1', '%%sql\nselect 1').message).toMatch(
      /^Cell 2: The line "%%sql" does not say/,
    );
  });
});
