/** How a value is stored: one file in the output's folder, named for its kind. */
export const STORED_FILES = {
  /** A Result, as Arrow IPC. */
  result: 'result.arrow',
  /** An Arrow table, as Arrow IPC. */
  table: 'table.arrow',
  /** A danfojs DataFrame, as Arrow IPC. */
  frame: 'frame.arrow',
  /** Anything else that can be cloned, by Node's `v8.serialize`. */
  value: 'value.v8',
} as const;

export type StoredKind = keyof typeof STORED_FILES;

/** A value as bytes. */
export interface Stored {
  readonly kind: StoredKind;
  readonly bytes: Uint8Array;
}

/** The kind that a file's name tells. */
export const kindOfFile = (name: string): StoredKind | undefined =>
  (Object.keys(STORED_FILES) as StoredKind[]).find((kind) => STORED_FILES[kind] === name);
