import type { OwnStatement } from './own-statement.js';

/** Text for PostgreSQL. */
export interface TranslatedSql {
  readonly kind: 'sql';
  readonly text: string;
  /**
   * The offset in the original of what stands at an offset of `text`, both in UTF-16 units from 0. Where the text was
   * put in by the translation: the place it was put in for.
   */
  toOriginal(offset: number): number;
  /** The command tag, where PostgreSQL's own would be another. */
  readonly tag?: string;
}

/** A statement that the gateway runs itself. */
export interface TranslatedOwn {
  readonly kind: 'own';
  readonly statement: OwnStatement;
}

/** What Redshift would refuse, with its wording. */
export interface RefusedStatement {
  readonly kind: 'refused';
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
  /** Offset in the original in UTF-16 units, from 0 (the protocol counts characters, from 1). */
  readonly position?: number;
  readonly hint?: string;
  readonly detail?: string;
}

export type Translation = TranslatedSql | TranslatedOwn | RefusedStatement;
