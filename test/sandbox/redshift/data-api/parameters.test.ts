import { describe, expect, it } from 'vitest';
import { bindNamed } from '../../../../sandbox/src/redshift/data-api/parameters.js';

const ID = [{ name: 'id', value: '7' }];

describe('named parameters', () => {
  it.each([
    ['select :id', 'select $1'],
    ['select :id::int, :id', 'select $1::int, $1'],
    [
      'select \':id\', ":id" /* :id */ -- :id\n, :id',
      'select \':id\', ":id" /* :id */ -- :id\n, $1',
    ],
    ['select x::id, a : id, :id', 'select x::id, a : id, $1'],
  ])('of %j', (sql, text) => {
    expect(bindNamed(sql, ID)).toMatchObject({ text, values: ['7'] });
  });

  it('may begin with a digit, and may stand in any order', () => {
    const two = [
      { name: '1', value: 'one' },
      { name: 'b_2', value: 'two' },
    ];
    expect(bindNamed('select :b_2, :1, :b_2', two)).toMatchObject({
      text: 'select $1, $2, $1',
      values: ['two', 'one'],
    });
  });

  it('leave a statement alone where there are none', () => {
    expect(bindNamed('select :id')).toMatchObject({ text: 'select :id', values: [] });
  });

  it('need a value each', () => {
    expect(() => bindNamed('select :id, :other', ID)).toThrow('names the parameter other');
  });
});
