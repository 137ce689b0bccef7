/** A code cell for a test: its tags, then its source. */
export type TestCell = string | { readonly tags?: readonly string[]; readonly source: string };

/** A notebook in nbformat 4 with these code cells. */
export const notebookOf = (...cells: readonly TestCell[]): unknown => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: cells.map((cell) => {
    const { tags = [], source } = typeof cell === 'string' ? { source: cell } : cell;
    const metadata = { tags };
    return { cell_type: 'code', execution_count: null, metadata, outputs: [], source };
  }),
});

/** A cell of a step. */
export const stepCell = (step: string, source: string): TestCell => ({
  tags: [`step:${step}`],
  source,
});
