import type ts from 'typescript';

interface KeptCell {
  readonly file: ts.SourceFile;
  /** File names of the cells whose names it takes. */
  readonly uses: readonly string[];
  /** Length of the longest way from cell to cell below it. */
  readonly depth: number;
}

/** How many cells a checker may have to go down at a time: each takes some of its stack. */
const STEP = 20;

/** The files of the cells of a session, and which of them take names of which. */
export class CellFiles {
  private readonly cells = new Map<string, KeptCell>();

  get size(): number {
    return this.cells.size;
  }

  get(name: string): ts.SourceFile | undefined {
    return this.cells.get(name)?.file;
  }

  has(name: string): boolean {
    return this.cells.has(name);
  }

  /** @param uses file names of the cells whose names it takes */
  add(file: ts.SourceFile, uses: readonly string[]): void {
    const depths = uses.map((name) => this.cells.get(name)?.depth ?? 0);
    this.cells.set(file.fileName, { file, uses, depth: 1 + Math.max(0, ...depths) });
  }

  delete(name: string): void {
    this.cells.delete(name);
  }

  /** Drops all cells but those named, and those whose names they take, directly or through others. */
  keep(names: Iterable<string>): void {
    const needed = new Set(names);
    // What is added on the way is visited too.
    for (const name of needed)
      for (const used of this.cells.get(name)?.uses ?? []) needed.add(used);
    for (const name of this.cells.keys()) if (!needed.has(name)) this.cells.delete(name);
  }

  /** One cell in so many, oldest first: checked in this order, none has a long way to go down. */
  landmarks(): ts.SourceFile[] {
    return [...this.cells.values()]
      .filter(({ depth }) => depth % STEP === 0)
      .map(({ file }) => file);
  }
}
