import type { CopyPlan } from '../bulk/copy/copy-plan.js';
import type { UnloadPlan } from '../bulk/unload/unload-plan.js';
import { characterAt, unitOffset } from '../wire/characters.js';

/** An error that the gateway raises, or that stands for one of PostgreSQL's. */
export interface Refusal {
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly detail?: string | undefined;
  /** Offset in UTF-16 units in the text that the client sent. */
  readonly position?: number | undefined;
}

/** One statement of what a client sent, as PostgreSQL gets it. */
export interface RewrittenStatement {
  /** What the client wrote. */
  readonly original: string;
  /** Where the statement begins in what PostgreSQL gets, in UTF-16 units. */
  readonly start: number;
  /** The offset in the client's text for one in this statement; undefined where its text is all the gateway's. */
  readonly toOriginal?: (offset: number) => number;
  /** The command tag that Redshift would send, where PostgreSQL's differs. */
  readonly tag?: string | undefined;
  /** What an error of PostgreSQL's is called here, by its SQLSTATE. */
  readonly errors?: Readonly<Record<string, Refusal>>;
  /** The statement takes rows: these. */
  readonly load?: CopyPlan | undefined;
  /** The statement is the query of an UNLOAD: its rows go there, not to the client. */
  readonly unload?: UnloadPlan | undefined;
}

/** What a client sent in one Query or Parse, as PostgreSQL gets it. */
export interface Rewritten {
  readonly original: string;
  readonly text: string;
  readonly statements: readonly RewrittenStatement[];
  /** Set where `text` is {@link UNPARSABLE}: what the client is told instead. */
  readonly refusal?: Refusal;
}

/**
 * What PostgreSQL gets for a statement that is refused. It fails over it as over any statement that it cannot parse:
 * the transaction is failed, an implicit one rolled back, messages skipped until Sync, and all in its turn.
 */
export const UNPARSABLE = 'refused';

/** The error PostgreSQL raises for {@link UNPARSABLE}. */
export const SYNTAX_ERROR = '42601';

/** The character of the client's text for one that PostgreSQL tells; undefined where there is none. */
export function originalPosition(rewritten: Rewritten, character: number): number | undefined {
  const offset = unitOffset(rewritten.text, character);
  const statement = rewritten.statements.findLast(({ start }) => start <= offset);
  if (statement?.toOriginal === undefined) return undefined;
  return characterAt(rewritten.original, statement.toOriginal(offset - statement.start));
}
