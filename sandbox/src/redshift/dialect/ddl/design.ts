import type { Token } from '../lex/token.js';

/** How a table's rows are laid out on a cluster: what Redshift's DDL says beyond PostgreSQL's. */
export interface Design {
  diststyle?: 'EVEN' | 'KEY' | 'ALL' | 'AUTO';
  distkey?: string;
  /** Columns in order; an empty list takes the keys away. */
  sortkeys?: string[];
  interleaved?: boolean;
  /** Whether Redshift chooses the sort key itself. */
  sortauto?: boolean;
  /** Encodings by column, in lower case. */
  encodings?: Record<string, string>;
  backup?: boolean;
}

/** What opens the comment that carries a design to the database, see catalog/functions/design.ts. */
const DESIGN_MARK = '/*redshift:design ';

export const encode = (design: Design, column: string, encoding: string): void => {
  design.encodings = { ...design.encodings, [column]: encoding };
};

/**
 * The design as a comment for the end of the statement. The database's trigger on DDL reads it and keeps it beside the
 * table, so that one statement does it all, in one transaction.
 */
export function designComment(design: Design, end: Token): Token[] {
  if (Object.keys(design).length === 0) return [end];
  const note = JSON.stringify(design).replaceAll('*/', '*\\/').replaceAll('/*', '\\/*');
  return [{ ...end, before: `${end.before}\n${DESIGN_MARK}${note}*/` }];
}
