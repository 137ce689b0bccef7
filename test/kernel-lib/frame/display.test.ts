import { Int32, Table, tableFromArrays, Utf8, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { Result } from 'shiftbook';
import { describe, expect, test } from 'vitest';

function shown(table: Table): { html: string; text: string } {
  const bundle = Result.fromArrow(table)[Symbol.for('Jupyter.display') as never] as () => Record<
    string,
    string
  >;
  const data = bundle.call(Result.fromArrow(table));
  return { html: data['text/html'] ?? '', text: data['text/plain'] ?? '' };
}

describe('the display of a result', () => {
  test('as text: names, types, values, count', () => {
    const table = new Table({
      name: vectorFromArray(['Boris\nGodunov', null], new Utf8()),
      total: vectorFromArray([5, 120], new Int32()),
    });
    expect(shown(table).text).toBe(
      [
        'name             total',
        'varchar        integer',
        '─────────────  ───────',
        'Boris↵Godunov        5',
        'NULL               120',
        '2 rows',
      ].join('\n'),
    );
  });

  test('shows the first rows and the last of a long one', () => {
    const { html, text } = shown(
      tableFromArrays({ n: Int32Array.from({ length: 1000 }, (_, i) => i) }),
    );
    expect(text.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining(['0', '19', '⋯', '995', '999', '1,000 rows']),
    );
    expect(text).not.toMatch(/\b20\b/);
    expect(html).toContain('975 rows more');
    expect(html.match(/<tr>/g)).toHaveLength(1 + 20 + 1 + 5);
  });

  test('as HTML: numbers on the right, NULL told from text, no style but its own', () => {
    const { html } = shown(
      new Table({
        a: vectorFromArray([1, null], new Int32()),
        b: vectorFromArray(['NULL', 'x'], new Utf8()),
      }),
    );
    expect(html).toContain('<td style="text-align:right;white-space:pre-wrap">1</td>');
    expect(html).toContain('<i style="opacity:.5">NULL</i>');
    expect(html).toContain('pre-wrap">NULL</td>');
    expect(html).not.toMatch(/<style|class=|color:|background/);
  });

  test('lets no text of the data act as HTML', () => {
    const evil = '<img src=x onerror="alert(\'1\')"> & co';
    const { html } = shown(tableFromArrays({ [evil]: [evil] }));
    expect(html).not.toContain('<img');
    expect(
      html.split('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co'),
    ).toHaveLength(3);
  });

  test('is well formed whatever is in the data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const { html, text } = shown(tableFromArrays({ a: [value] }));
        const cell = /<td[^>]*>([^<]*)<\/td>/.exec(html)?.[1];
        expect(cell).not.toMatch(/[<>"']/);
        expect(text.split('\n')).toHaveLength(5);
      }),
    );
  });
});

describe('the display of a DataFrame', () => {
  const display = (frame: object): Record<string, string> => {
    const method = Reflect.get(frame, Symbol.for('Jupyter.display')) as () => Record<
      string,
      string
    >;
    return method.call(frame);
  };
  const frame = Result.fromArrow(
    new Table({
      name: vectorFromArray(['Salome', null], new Utf8()),
      total: vectorFromArray([5, 120], new Int32()),
    }),
  ).df();

  test('is a table, with danfojs’s dtypes', () => {
    expect(display(frame)['text/plain']).toBe(
      [
        'name    total',
        'string  int32',
        '──────  ─────',
        'Salome      5',
        'NULL      120',
        '2 rows',
      ].join('\n'),
    );
    expect(display(frame)['text/html']).toContain(
      '<small style="opacity:.6;font-weight:normal">int32',
    );
  });

  test('holds for the frames that danfojs makes of it', () => {
    expect(display(frame.head(1))['text/plain']).toContain('1 row');
    expect(display(frame.total)['text/plain']).toContain('120\n2 rows');
  });
});
