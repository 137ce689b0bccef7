/** A value that a step is given. */
export interface InputManifest {
  /** The variable that takes it. */
  readonly name: string;
  /** Folder in the container. */
  readonly folder: string;
  /** `parquet`: the result of a query, unloaded by Redshift; `stored`: a value of another step. */
  readonly format: 'parquet' | 'stored';
}

/** A value that a step gives. */
export interface OutputManifest {
  readonly name: string;
  readonly folder: string;
}

/** What a bundled step knows of itself. */
export interface StepManifest {
  readonly step: string;
  /** File name of the notebook. */
  readonly notebook: string;
  readonly inputs: readonly InputManifest[];
  readonly outputs: readonly OutputManifest[];
  /** First line of each cell in the step's module, from 0. */
  readonly cells: readonly { readonly cell: number; readonly line: number }[];
}
