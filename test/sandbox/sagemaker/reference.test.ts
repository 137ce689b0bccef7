import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow, parseReference } from '../../../sandbox/src/sagemaker/pipelines/reference.js';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
const quoted = fc.stringMatching(/^[^'"[\]]{1,8}$/);
const key = fc.oneof(
  name.map((text) => ({ key: text, text: `.${text}` })),
  fc.nat(99).map((index) => ({ key: index, text: `[${index}]` })),
  quoted.map((text) => ({ key: text, text: `['${text}']` })),
);

describe('parseReference', () => {
  it('takes apart whatever is put together', () => {
    fc.assert(
      fc.property(name, fc.array(key, { minLength: 1, maxLength: 5 }), (step, keys) => {
        const text = `Steps.${step}${keys.map((part) => part.text).join('')}`;
        const path = keys.map((part) => part.key);
        expect(parseReference(text)).toEqual({ root: 'Steps', name: step, path });
      }),
    );
  });

  it.each([
    '',
    'Parameters',
    'Parameters.',
    'Parameters.A.B',
    'Execution[0]',
    'Steps.A',
    'Steps.A.',
    "Steps.A.B['x",
    'ForEach.CurrentItem',
    'Steps.A.B rest',
  ])('does not take %j for a reference', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseReference(`Steps.${text}`);
      }),
    );
  });
});

describe('follow', () => {
  it('picks members, positions and items by name', () => {
    const value = {
      Inputs: [
        { InputName: 'a', Uri: 1 },
        { InputName: 'b', Uri: 2 },
      ],
    };
    expect(follow(value, ['Inputs', 'b', 'Uri'])).toBe(2);
    expect(follow(value, ['Inputs', 0, 'Uri'])).toBe(1);
    expect(follow(value, ['Inputs', 'c', 'Uri'])).toBeUndefined();
    expect(follow(value, ['Inputs', 'length'])).toBeUndefined();
  });
});
