import type { ReadonlyPartialJSONValue } from '@lumino/coreutils';
import { JSONExt } from '@lumino/coreutils';
import type { Config, Data, Layout } from 'plotly.js-dist-min';

/** A figure as Plotly takes it. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly config: Partial<Config>;
}

/**
 * The figure in an output, copied: Plotly writes into what it draws, and the output must stay as the notebook has it.
 *
 * @throws Error where it is no figure.
 */
export function readFigure(output: ReadonlyPartialJSONValue | undefined): Figure {
  const copy: unknown = JSONExt.deepCopy((output ?? null) as ReadonlyPartialJSONValue);
  if (typeof copy !== 'object' || copy === null || !('data' in copy) || !Array.isArray(copy.data))
    throw new Error('The output holds no Plotly figure: its “data” is not a list.');
  const { layout, config } = copy as { layout?: Partial<Layout>; config?: Partial<Config> };
  return { data: copy.data as Data[], layout: layout ?? {}, config: config ?? {} };
}
