/** A code cell, as promotion sees it. */
export interface Cell {
  /** Place among all cells of the notebook, from 1. */
  readonly number: number;
  /** The cell's source as it stands in the notebook. */
  readonly source: string;
  readonly tags: readonly string[];
  /** Name of the step that the cell belongs to, from its tag `step:<name>`. */
  readonly step: string | undefined;
  /** Resources from the cell's `shiftbook` metadata. */
  readonly resources: CellResources;
}

/** What a step's cell may ask for in its `shiftbook` metadata. */
export interface CellResources {
  /** Instance type, such as `ml.m5.xlarge`. */
  readonly instance?: string;
  /** Size of its disk in GB. */
  readonly volumeSizeInGB?: number;
  readonly image?: string;
  readonly maxRuntimeInSeconds?: number;
}

/** A notebook's code cells, without those that are tagged `skip`. */
export interface Notebook {
  /** Path or name, for messages. */
  readonly name: string;
  readonly cells: readonly Cell[];
}
