import type Plotly from 'plotly.js-dist-min';

let loading: Promise<typeof Plotly> | undefined;

/** plotly.js, loaded once, with the first figure: it is 4 MB. A load that failed is tried again with the next one. */
export function loadPlotly(): Promise<typeof Plotly> {
  loading ??= import('plotly.js-dist-min').then(
    (module) => module.default,
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
