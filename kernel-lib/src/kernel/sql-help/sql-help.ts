import { askCatalog } from '../../redshift/known-catalog/ask-catalog.js';
import { type CatalogView, EMPTY_CATALOG } from '../../sql/completion/catalog-view.js';
import { completeSql } from '../../sql/completion/complete-sql.js';
import { type Described, describeInspection } from '../../sql/completion/describe-inspection.js';
import { inspectSql } from '../../sql/completion/inspect-sql.js';
import { Catalogs, canConnect, type SessionValue } from './catalogs.js';
import type { Matches } from './help.js';
import type { SqlPlace } from './place.js';

/** How long an answer may wait for the server, in milliseconds: with the work itself, no longer than 150. */
const PATIENCE = 120;

/** Completes and explains SQL by the catalogues of the session's connections. */
export class SqlHelp {
  private readonly catalogs = new Catalogs();

  /** @param value what a name of the session stands for */
  constructor(private readonly value: SessionValue) {}

  /** @param position in the cell, in UTF-16 units */
  complete(place: SqlPlace, position: number): Promise<Matches> {
    const { text, start: origin } = place;
    return this.ask(place, (view) => {
      const { start, end, candidates } = completeSql(text, position - origin, view);
      const matches = candidates.map(({ text: written, kind, detail }) => ({
        text: written,
        type: kind,
        signature: detail,
      }));
      return { matches, start: start + origin, end: end + origin };
    });
  }

  /** @param position in the cell, in UTF-16 units */
  inspect(place: SqlPlace, position: number): Promise<Described | undefined> {
    return this.ask(place, (view) => {
      const found = inspectSql(place.text, position - place.start, view);
      return found && describeInspection(found);
    });
  }

  private async ask<T>({ connection }: SqlPlace, ask: (view: CatalogView) => T): Promise<T> {
    const known = this.catalogs.of(connection, this.value);
    if (known === undefined) return ask(EMPTY_CATALOG);
    if (!canConnect()) return askCatalog(known, Promise.resolve(), ask);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    try {
      return await askCatalog(known, patience, ask);
    } finally {
      clearTimeout(timer);
    }
  }
}
