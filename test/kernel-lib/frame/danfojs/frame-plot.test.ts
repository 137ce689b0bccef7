import { DataFrame, Series } from 'danfojs-node';
import { type Figure, Result } from 'shiftbook';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameTable, INDEX } from '../../../../kernel-lib/src/frame/danfojs/frame-table';
import { teachPlots } from '../../../../kernel-lib/src/frame/danfojs/teach-plots';

const prices = Array.from({ length: 500 }, (_, at) => ((at * 7919) % 997) / 4);
const kinds = prices.map((_, at) => ['Pop', 'Opera', '<i>Plays</i>'][at % 3] as string);
const days = prices.map((_, at) => new Date(Date.UTC(2008, 0, 1 + (at % 90))));

let frame: DataFrame;
let result: Result;

beforeAll(() => {
  teachPlots({ DataFrame, Series });
  frame = new DataFrame(
    prices.map((price, at) => [price, at % 5 === 0 ? Number.NaN : at, kinds[at], days[at]]),
    {
      columns: ['price', 'n', 'kind', 'day'],
      dtypes: ['float32', 'float32', 'string', 'datetime'],
    },
  );
  result = Result.fromArrow(frameTable(frame).select(['price', 'n', 'kind', 'day']));
});

/** What of a picture is drawn. */
const drawn = ({ data, layout }: Figure) => JSON.parse(JSON.stringify({ data, layout }));

describe('a frame of danfojs', () => {
  it('draws what its Result draws, told in danfojs’s way', async () => {
    const plot = frame.plot('');
    const pairs: readonly (readonly [Figure, Promise<Figure>])[] = [
      [plot.hist({ config: { x: 'price' }, bins: 12 }), result.hist('price', { bins: 12 })],
      [frame.hist('day', { binWidth: 'month' }), result.hist('day', { binWidth: 'month' })],
      [plot.bar({ config: { x: 'kind', y: 'price' } }), result.bar('kind', { value: 'price' })],
      [plot.box({ config: { x: 'kind', y: 'n' } }), result.box('n', { by: 'kind' })],
      [
        plot.pie({ config: { labels: 'kind' }, title: 'Shares' }),
        result.pie('kind', { title: 'Shares' }),
      ],
      [
        plot.line({ config: { x: 'day', y: 'price' }, binWidth: 'week', title: 'W', ylabel: 'p' }),
        result.line('day', {
          value: 'price',
          aggregate: 'avg',
          binWidth: 'week',
          title: 'W',
          ylabel: 'p',
        }),
      ],
      [plot.scatter({ config: { x: 'n', y: 'price' } }), result.scatter('n', 'price')],
      [frame.price.hist({ bins: 9 }), result.hist('price', { bins: 9 })],
      [frame.kind.plot('').bar(), result.bar('kind')],
    ];
    for (const [own, other] of pairs) expect(drawn(own)).toEqual(drawn(await other));
  });

  it('draws each column of numbers where none is named', () => {
    const all = frame.hist();
    expect(all.data).toHaveLength(2);
    const [one, other] = frame.plot('').box({ config: { columns: ['price', 'n'] } }).data;
    expect([one?.xaxis, other?.xaxis]).toEqual(['x', 'x2']);
    expect(frame.plot('').line().data).toHaveLength(2);
  });

  it('has a point for each row where nothing says what it stands along', () => {
    const [line] = new Series([3, 1, 2]).plot('').line().data;
    expect(line).toMatchObject({ x: [0, 1, 2], y: [3, 1, 2] });
  });

  it('passes settings of Plotly’s on', () => {
    const figure = frame
      .plot('')
      .hist({ config: { x: 'n', displayModeBar: false }, layout: { bargap: 0.2 } });
    expect(figure.config).toMatchObject({ displayModeBar: false });
    expect(figure.config).not.toHaveProperty('x');
    expect(figure.layout).toMatchObject({
      bargap: 0.2,
      annotations: [{ text: 'not shown: 100 NULL' }],
    });
  });

  it('says what it lacks', () => {
    const words = new DataFrame([['a', 'b']], { columns: ['one', 'two'] });
    const failures: readonly (readonly [() => unknown, RegExp])[] = [
      [() => words.hist(), /no column of numbers/],
      [() => frame.plot('').bar(), /which column `x` is/],
      [() => frame.plot('').hist({ config: { x: 'prise' } }), /There is no column "prise"/],
      [() => frame.plot('').violin(), /Violins are not drawn/],
      [() => frame.plot('').table(), /A table is no picture/],
    ];
    for (const [draw, message] of failures) expect(draw).toThrow(message);
  });

  it('keeps a column that has the name of a method', () => {
    const odd = new DataFrame([[1], [2]], { columns: ['hist'] });
    expect(odd.hist.values).toEqual([1, 2]);
    expect(frameTable(odd).schema.fields.map(({ name }) => name)).toEqual([INDEX, 'hist']);
  });
});
