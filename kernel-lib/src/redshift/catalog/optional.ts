import type { AnyRow } from '../../frame/result.js';
import type { Sql } from '../../sql/statement.js';
import type { Queryable } from '../queryable.js';
import { SqlError } from '../sql-error.js';
import type { MissingFacts } from './table-facts.js';

/** Classes of SQLSTATE that say something about this view, and nothing about the connection. */
const ABOUT_THE_VIEW = /^(0A|28|42|XX)/;

/** What views said that not everybody may read, and which said nothing. */
export class OptionalFacts {
  readonly missing: MissingFacts[] = [];

  constructor(private readonly connection: Queryable) {}

  /**
   * The rows of a view; none, with a note why, where it may not be read or does not exist. Throws what is wrong with the
   * connection itself.
   */
  async rows(view: string, statement: Sql): Promise<AnyRow[]> {
    if (this.connection.inTransaction === true) {
      const reason = 'A transaction is open, which a refused statement would end.';
      this.missing.push({ view, reason });
      return [];
    }
    try {
      return (await this.connection.query(statement)).rows();
    } catch (error) {
      if (!(error instanceof SqlError) || !ABOUT_THE_VIEW.test(error.sqlState)) throw error;
      this.missing.push({ view, reason: error.message.split('\n', 1)[0] as string });
      return [];
    }
  }
}
