import type { HeatScale } from './colors.js';
import type { HeatSide } from './heat-side.js';

/** Coloured cells. */
export interface Heat {
  readonly x: HeatSide;
  readonly y: HeatSide;
  /** By place of y, then of x; `null` has no colour. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly scale: HeatScale;
  /** What the numbers are. */
  readonly measure: string;
  /** What else is said of a cell. */
  readonly detail?: (row: number, column: number) => string;
  /** Whether each cell has its number written on it. */
  readonly isWritten: boolean;
}
