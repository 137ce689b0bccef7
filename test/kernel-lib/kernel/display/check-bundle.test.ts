import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBundle } from '../../../../kernel-lib/src/kernel/display/check-bundle';
import { jsonValue } from '../../../../kernel-lib/src/kernel/display/json-value';

describe('a bundle', () => {
  it('gets the text that it lacks', () => {
    expect(checkBundle({ 'text/markdown': '# A' })['text/plain']).toBe('# A');
    expect(
      checkBundle({ 'text/html': '<style>b{}</style><p>1 &lt; <b>2</b></p><p>x</p>' })[
        'text/plain'
      ],
    ).toBe('1 < 2\nx');
    expect(checkBundle({ 'image/svg+xml': '<svg/>' })['text/plain']).toBe('[image/svg+xml]');
    expect(checkBundle({ 'application/json': { a: [1] } })['text/plain']).toBe('{ a: [ 1 ] }');
  });

  it('may hold bytes, and text in lines', () => {
    const bytes = new Uint8Array([1, 2, 3]).subarray(1);
    expect(checkBundle({ 'image/png': bytes })['image/png']).toBe('AgM=');
    expect(checkBundle({ 'text/html': ['<p>', '</p>'] })['text/html']).toEqual(['<p>', '</p>']);
  });

  it.each([
    [5, 'A MIME bundle is an object such as { "text/html": "…" }; this is 5.'],
    [{ 'text/html': 5 }, '"text/html" in a MIME bundle holds 5; it takes a string.'],
    [{ 'text/html': undefined }, '"text/html" in a MIME bundle holds undefined'],
    [{ html: '' }, '"html" in a MIME bundle is no MIME type'],
    [{ 'application/json': { a: [1n] } }, 'application/json.a[0] is a bigint'],
  ])('that is wrong is refused: %s', (bundle, said) => {
    expect(() => checkBundle(bundle)).toThrow(said);
  });
});

describe('JSON', () => {
  it('is what JSON.stringify makes of a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(jsonValue(value))).toBe(JSON.stringify(value));
      }),
    );
    expect(jsonValue({ at: new Date(0), gone: undefined })).toEqual({
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('names what it cannot hold', () => {
    const circle: { list: unknown[] } = { list: [] };
    circle.list.push(circle);
    expect(() => jsonValue(circle)).toThrow('value.list[0] holds itself');
    expect(() => jsonValue({ 'a b': () => 1 })).toThrow('value["a b"] is a function');
  });
});
