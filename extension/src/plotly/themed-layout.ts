import type { Layout } from 'plotly.js-dist-min';
import type { LabColors } from './lab-colors.js';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in `own` wins over `base`, at every depth. */
function beneath(base: Fields, own: Fields): Fields {
  const merged: Fields = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const under = merged[key];
    merged[key] = isFields(value) && isFields(under) ? beneath(under, value) : value;
  }
  return merged;
}

/**
 * The layout to draw: the figure's own, over a template in the Lab's colours, so that a figure without colours of
 * its own suits the light and the dark theme, and one that has them keeps them.
 */
export function themedLayout(layout: Partial<Layout>, colors: LabColors): Partial<Layout> {
  const axis = {
    gridcolor: colors.grid,
    linecolor: colors.line,
    zerolinecolor: colors.line,
    automargin: true,
    title: { standoff: 10 },
  };
  const lab: Fields = {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { color: colors.text, family: colors.fontFamily },
    margin: { t: layout.title === undefined ? 24 : 56, r: 24, b: 48, l: 56 },
    hoverlabel: { bgcolor: colors.hover, bordercolor: colors.line, font: { color: colors.text } },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: colors.line, activecolor: colors.text },
    xaxis: axis,
    yaxis: axis,
  };
  const own: Fields = { ...layout };
  const template = isFields(own.template) ? own.template : {};
  const templateLayout = isFields(template.layout) ? template.layout : {};
  return {
    ...layout,
    template: { ...template, layout: beneath(lab, templateLayout) },
  } as Partial<Layout>;
}
