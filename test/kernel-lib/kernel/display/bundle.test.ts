import {
  Field,
  Int32,
  List,
  type RecordBatch,
  Table,
  tableFromArrays,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundleOf } from '../../../../kernel-lib/src/kernel/display/bundle';
import { DISPLAY } from '../../../../kernel-lib/src/kernel/display/kinds/own-method';

let problems: string[] = [];
beforeEach(() => {
  problems = [];
});
const session = {
  errorText: (error: unknown) => String(error),
  problem: (error: unknown) => problems.push(String(error)),
};
const bundle = (value: unknown) => bundleOf(value, session);

describe('a display method', () => {
  it('is asked first, and text is added where it gives none', async () => {
    const value = { data: [], layout: {}, [DISPLAY]: () => ({ 'text/html': '<b>1</b>' }) };
    expect(Object.keys(await bundle(value))).toEqual(['text/html', 'text/plain']);
    expect(bundle({ [DISPLAY]: () => ({ 'text/plain': '1' }) })).toEqual({ 'text/plain': '1' });
  });

  it('may give a promise', async () => {
    const shown = bundle({ [DISPLAY]: async () => ({ 'text/html': '1', 'text/plain': '1' }) });
    expect(shown).toBeInstanceOf(Promise);
    expect(await shown).toEqual({ 'text/html': '1', 'text/plain': '1' });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
      'Error: broken',
    ],
    [
      'rejects',
      async () => {
        throw new Error('broken');
      },
      'Error: broken',
    ],
    ['gives no bundle', () => 5, 'this is 5'],
    ['gives a wrong content', () => ({ 'text/html': 5 }), '"text/html" in a MIME bundle holds 5'],
    ['gives a wrong name', () => ({ html: '5' }), '"html" in a MIME bundle is no MIME type'],
  ])('that %s leaves the text, and is told', async (_, method, said) => {
    expect(Object.keys(await bundle({ a: 1, [DISPLAY]: method }))).toEqual(['text/plain']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(said);
  });
});

describe('what is known', () => {
  it('Arrow tables, batches and vectors of any type look like a Result', async () => {
    const table = tableFromArrays({ n: [1, 2], s: ['x', 'y'] });
    const lists = vectorFromArray([[1, 2], null], new List(new Field('item', new Int32())));
    const batch = table.batches[0] as RecordBatch;
    for (const value of [table, batch, new Table({ lists }), lists]) {
      const shown = await bundle(value);
      expect(Object.keys(shown)).toEqual(['text/html', 'text/plain']);
      expect(shown['text/plain']).toContain('2 rows');
    }
    expect((await bundle(lists))['text/plain']).toContain('[1,2]');
    expect((await bundle(lists))['text/plain']).toContain('List<Int32>');
  });

  it('danfojs frames and series, without a method of their own', async () => {
    const { DataFrame, Series } = await import('danfojs-node');
    const frame = await bundle(new DataFrame([[1, 'x']], { columns: ['n', 's'] }));
    expect(frame['text/html']).toContain('<th');
    expect((await bundle(new Series([1, 2])))['text/plain']).toContain('2 rows');
  });

  it('Plotly figures; typed arrays become lists, what is no number becomes null', () => {
    const figure = { data: [{ x: new Float64Array([1, Number.NaN]) }], layout: { title: 'T' } };
    expect(bundle(figure)).toMatchObject({
      'application/vnd.plotly.v1+json': { data: [{ x: [1, null] }], layout: { title: 'T' } },
      'text/plain': expect.stringContaining('Float64Array'),
    });
    expect(bundle({ ...figure, total: 3 })).not.toHaveProperty(['application/vnd.plotly.v1+json']);
  });

  it('images by their first bytes, in a buffer of any kind', () => {
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
    expect(bundle(png)).toEqual({
      'image/png': png.toString('base64'),
      'text/plain': 'PNG image, 10 bytes',
    });
    expect(bundle(new Uint8Array(Buffer.from('ffd8ffe0', 'hex')).buffer)).toHaveProperty([
      'image/jpeg',
    ]);
    expect(bundle(Buffer.from('GIF89a…'))).toHaveProperty(['image/gif']);
    expect(bundle(Buffer.from('RIFF1234WEBPVP8 '))).toHaveProperty(['image/webp']);
    expect(Object.keys(bundle(Buffer.from('text')))).toEqual(['text/plain']);
  });

  it('errors, by the words of the session', () => {
    expect(bundle(new RangeError('far'))).toEqual({ 'text/plain': 'RangeError: far' });
  });

  it('strings are strings, whatever they look like', () => {
    expect(bundle('<b>1</b>')).toEqual({ 'text/plain': "'<b>1</b>'" });
  });
});

it('any value has a text of bounded length, and no value breaks the kernel', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      const shown = bundle(value) as Record<string, unknown>;
      expect(typeof shown['text/plain']).toBe('string');
      expect(String(shown['text/plain']).length).toBeLessThan(21_000);
    }),
  );
});
