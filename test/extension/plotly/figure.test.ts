import { describe, expect, it } from 'vitest';
import { readFigure } from '../../../extension/src/plotly/figure.js';
import { themedLayout } from '../../../extension/src/plotly/themed-layout.js';

const dark = {
  text: 'rgb(255, 255, 255)',
  grid: 'rgb(66, 66, 66)',
  line: 'rgb(97, 97, 97)',
  hover: 'rgb(17, 17, 17)',
  fontFamily: 'system-ui',
};

describe('a figure in an output', () => {
  it('is copied, so that drawing it never changes the notebook', () => {
    const output = { data: [{ type: 'bar', y: [1, 2] }], layout: { title: { text: 'T' } } };
    const figure = readFigure(output);
    expect(figure).toMatchObject(output);
    figure.layout.title = { text: 'changed' };
    expect(output.layout.title.text).toBe('T');
  });

  it.each([undefined, null, 3, {}, { data: 'x' }])('is refused where it is none: %j', (output) => {
    expect(() => readFigure(output)).toThrow(/holds no Plotly figure/);
  });
});

describe('the layout that is drawn', () => {
  it('takes the Lab’s colours where the figure has none', () => {
    expect(themedLayout({}, dark).template?.layout).toMatchObject({
      paper_bgcolor: 'rgba(0,0,0,0)',
      font: { color: dark.text },
      xaxis: { gridcolor: dark.grid },
    });
  });

  it('leaves what the figure says', () => {
    const layout = { title: { text: 'T' }, font: { color: 'red' }, paper_bgcolor: 'white' };
    expect(themedLayout(layout, dark)).toMatchObject(layout);
  });

  it('leaves what the figure’s own template says', () => {
    const template = { layout: { paper_bgcolor: 'ivory', font: { size: 20 } } };
    expect(themedLayout({ template }, dark).template?.layout).toMatchObject({
      paper_bgcolor: 'ivory',
      font: { size: 20, color: dark.text },
    });
  });
});
