import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bindParameters,
  parameterProblems,
  readParameter,
} from '../../../sandbox/src/sagemaker/pipelines/parameters.js';

describe('readParameter', () => {
  it('reads back every integer, number and boolean that a client writes', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (i, d) => {
          expect(readParameter('Integer', String(i))).toBe(i);
          // JSON and AWS know no negative zero.
          expect(readParameter('Float', String(d))).toBe(d === 0 ? 0 : d);
        },
      ),
    );
    expect(['True', 'false'].map((text) => readParameter('Boolean', text))).toEqual([true, false]);
  });

  it.each([
    ['Integer', '2.5'],
    ['Integer', ''],
    ['Integer', '9007199254740993'],
    ['Float', 'NaN'],
    ['Float', ' '],
    ['Boolean', 'yes'],
  ] as const)('%s is not %j', (type, text) => {
    expect(readParameter(type, text)).toBeUndefined();
  });
});

describe('bindParameters', () => {
  const declared = [
    {
      Name: 'Type',
      Type: 'String',
      DefaultValue: 'ml.m5.large',
      EnumValues: ['ml.m5.large', 'ml.t3.large'],
    },
    { Name: 'Count', Type: 'Integer', DefaultValue: 1 },
    { Name: 'Table', Type: 'String' },
  ] as const;

  it('takes what is given, and defaults for the rest', () => {
    const { values, problems } = bindParameters(declared, [
      { Name: 'Table', Value: 'sales' },
      { Name: 'Count', Value: '3' },
    ]);
    expect(problems).toEqual([]);
    expect(values).toEqual({ Type: 'ml.m5.large', Count: 3, Table: 'sales' });
  });

  it('names every parameter that is wrong', () => {
    const { problems } = bindParameters(declared, [
      { Name: 'Type', Value: 'ml.p5.huge' },
      { Name: 'Count', Value: 'two' },
      { Name: 'Colour', Value: 'blue' },
    ]);
    expect(problems).toEqual([
      `Value 'ml.p5.huge' of parameter 'Type' is not one of its EnumValues ["ml.m5.large","ml.t3.large"].`,
      "Value 'two' of parameter 'Count' is no Integer.",
      "Parameter 'Table' has no default value and must be given.",
      "Parameter 'Colour' is not declared by the pipeline definition.",
    ]);
  });
});

describe('parameterProblems', () => {
  it('finds doubles, defaults of another type, and defaults outside of the enumeration', () => {
    expect(
      parameterProblems([
        { Name: 'A', Type: 'Integer', DefaultValue: '1' },
        { Name: 'A', Type: 'String', DefaultValue: 'x', EnumValues: ['y'] },
      ]),
    ).toEqual([
      "Parameter 'A' is declared more than once.",
      `Value "1" of parameter 'A' is no Integer.`,
      `DefaultValue "x" of parameter 'A' is not one of its EnumValues ["y"].`,
    ]);
  });
});
