import type { FigureOptions } from '../figure/figure-options.js';

/** How pictures stand together. */
export type SubplotOptions = Pick<
  FigureOptions,
  'title' | 'width' | 'height' | 'layout' | 'config'
>;

/** Height of a row where nobody says, in pixels. */
export const ROW = 330;
