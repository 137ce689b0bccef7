import { describe, expect, it } from 'vitest';
import { failureOfCall } from '../failure-of-call.js';
import { stepCell, type TestCell } from './notebook-of.js';
import { planOf } from './plan-of.js';

const refusal = (...cells: TestCell[]) => failureOfCall(() => planOf(...cells));
const use = stepCell('work', 'top.numRows');

describe('a %%sql cell in promotion', () => {
  it('gives rows that code may use as the kernel, which knows their types, lets it', () => {
    const [plan] = planOf(
      '%%sql dev top <<\nselect eventname, pricepaid, saletime from sales join event using (eventid)',
      stepCell(
        'work',
        'const [first] = top.rows();\nconst doubled = (first.pricepaid ?? 0) * 2;\n' +
          'const names: (string | null)[] = top.rows().map((row) => row.eventname);\n' +
          'const prices = new Map<string | null, number | null>(top.rows().map((r) => [r.eventname, r.pricepaid]));\n' +
          'doubled + names.length + prices.size',
      ),
    ).plans;
    expect(plan?.queries.get('top')?.statement.text).toContain('pricepaid');
  });

  it('may hold several statements, or a plan, where no step needs them', () => {
    const { plans } = planOf(
      '%%sql dev\ncreate table t (a int);\ninsert into t values (1)',
      '%%sql dev --explain\nselect 1',
      '%%sql dev few << --limit 5\nselect 1 as n',
      'few.rows()[0].n',
      '%%sql dev top <<\nselect 1 as n',
      use,
    );
    expect(plans[0]?.queries.size).toBe(1);
  });

  it('with several statements is no query of a step', () => {
    const error = refusal('1', '%%sql dev top <<\nselect 1; select 2', use);
    expect(error).toMatchObject({
      code: 'query-several-statements',
      message: 'Cell 2 runs several statements; the query of a step is one.',
      hint: 'Put the last statement into a cell of its own.',
    });
    expect(refusal(stepCell('work', '%%sql dev\nselect 1; select 2')).code).toBe(error.code);
  });

  it.each([
    '%%sql dev top << --limit 5\nselect 1',
    "import { connect, sql } from 'shiftbook';\nconst top = await (await connect('dev')).query(sql`select 1`, { maxRows: 5 });",
  ])('whose rows are limited beside its text is no query of a step: %s', (cell) => {
    expect(refusal(cell, use)).toMatchObject({
      code: 'query-limited',
      message: expect.stringMatching(/^Cell 1 limits the rows/),
      hint: expect.stringContaining('limit 100'),
    });
  });

  it('that only explains gives a step no rows', () => {
    expect(refusal('%%sql dev top << --explain\nselect 1', use)).toMatchObject({
      code: 'sql-cell-explain',
      message: 'Cell 1: --explain shows a plan and gives "top" no rows.',
      hint: expect.stringContaining('skip'),
    });
    expect(refusal(stepCell('work', '%%sql dev --explain\nselect 1')).code).toBe(
      'sql-cell-explain',
    );
  });
});
