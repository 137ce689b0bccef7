/** Purposes of functions, as the manual groups them. */
export type FunctionGroup =
  | 'aggregate'
  | 'window'
  | 'date'
  | 'string'
  | 'math'
  | 'json'
  | 'super'
  | 'conditional'
  | 'conversion'
  | 'approximate'
  | 'hash'
  | 'system'
  | 'spatial';

/** One function of Redshift. */
export interface SqlFunction {
  /** In lower case, as Redshift folds it. */
  readonly name: string;
  /** How it is called, such as `dateadd(part, interval, date)`; without parentheses where it takes none. */
  readonly signature: string;
  /** Type of what it gives, or `anyelement` for that of its argument. */
  readonly returns: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** Its page in the AWS manual. */
  readonly manual: string;
  readonly group: FunctionGroup;
}

/** `[signature, type of what it gives, page of the manual, what it does]`. */
export type FunctionLine = readonly [
  signature: string,
  returns: string,
  page: string,
  summary: string,
];

const MANUAL = 'https://docs.aws.amazon.com/redshift/latest/dg/';

/** Functions of one group from their lines. */
export const functionsOf = (
  group: FunctionGroup,
  lines: readonly FunctionLine[],
): readonly SqlFunction[] =>
  lines.map(([signature, returns, page, summary]) => ({
    name: (signature.split('(', 1)[0] ?? signature).trim(),
    signature,
    returns,
    summary,
    manual: `${MANUAL}${page}.html`,
    group,
  }));
