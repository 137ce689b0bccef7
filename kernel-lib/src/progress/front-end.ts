/** What shows the outputs of a cell; a kernel offers it to the library. */
export interface FrontEnd {
  /** Shows a MIME bundle; with `update`, in the place of the one of that name. */
  show(bundle: Readonly<Record<string, string>>, id: string, update: boolean): void;
  /** Calls back when the cell that calls this is interrupted; gives what takes the wish back. */
  onInterrupt(interrupted: () => void): () => void;
}

/** Where a kernel keeps it: in one place for every copy of the library in the process. */
export const FRONT_END = Symbol.for('shiftbook.front-end');

/** The front end of this process; none outside a kernel. */
export const frontEnd = (): FrontEnd | undefined =>
  Reflect.get(globalThis, FRONT_END) as FrontEnd | undefined;
