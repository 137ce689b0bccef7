/** What the structure of a statement needs to be told of the database's catalogue. */
export interface DialectFacts {
  /**
   * The columns of a table or view in order, each with the name of its type as in pg_type (`super` for SUPER).
   *
   * @param relation name as the catalogue has it: `event` where the search path finds it, else `schema.event`
   * @returns undefined where there is no such relation
   */
  columnsOf(relation: string): ReadonlyMap<string, string> | undefined;
}

/** Nothing is known: what needs the catalogue is guessed by the looks of the statement. */
export const NO_FACTS: DialectFacts = { columnsOf: () => undefined };
