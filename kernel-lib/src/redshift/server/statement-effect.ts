import { functionNamed } from '../../sql/dialect/functions/functions.js';
import { lexemeAt } from '../../sql/lexeme.js';

/**
 * What a statement can do to the database: `reads`: certainly nothing; `begins`, `ends` or `undoes` a transaction;
 * `commits`: writes, and commits what its transaction did so far; `writes`: all else, whatever it is.
 */
export type StatementEffect = 'reads' | 'begins' | 'ends' | 'undoes' | 'commits' | 'writes';

/** TRUNCATE commits, a procedure may (https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html). */
const FIRST_WORDS: Readonly<Record<string, StatementEffect>> = {
  SELECT: 'reads',
  WITH: 'reads',
  SHOW: 'reads',
  EXPLAIN: 'reads',
  BEGIN: 'begins',
  START: 'begins',
  COMMIT: 'ends',
  END: 'ends',
  ROLLBACK: 'undoes',
  ABORT: 'undoes',
  TRUNCATE: 'commits',
  CALL: 'commits',
};

/** Words that a statement which only reads does not hold: `select … into t` makes a table, `explain analyze` runs. */
const WRITING = /^(?:INTO|INSERT|UPDATE|DELETE|MERGE|ANALYZE)$/;

/** Words that stand before a parenthesis and are no functions. */
const NO_FUNCTIONS =
  /^(?:ALL|AND|ANY|AS|BETWEEN|BY|CASE|CHAR|CHARACTER|CUBE|DECIMAL|DISTINCT|ELSE|EXCEPT|EXISTS|FILTER|FROM|GROUP|GROUPING|HAVING|IN|INTERSECT|JOIN|LIKE|LIMIT|MINUS|NOT|NUMERIC|ON|OR|OVER|ROLLUP|SELECT|SETS|SOME|THEN|TOP|UNION|USING|VALUES|VARCHAR|VARYING|WHEN|WHERE)$/;

/** Functions that do something. */
const ACTING = /^(?:PG_CANCEL_BACKEND|PG_TERMINATE_BACKEND|SET_CONFIG)$/;

interface Word {
  readonly word: string;
  /** Whether it is called, as a function is. */
  readonly called: boolean;
  /** Whether a dot stands before it, as in a function of a schema. */
  readonly dotted: boolean;
}

function wordsOf(text: string): Word[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const { kind, end } = lexemeAt(text, at);
    const piece = text.slice(at, end);
    if (kind === 'quoted') pieces.push(piece.startsWith('"') ? piece : "''");
    else if (kind === 'code' && /\S/.test(piece)) pieces.push(piece.toUpperCase());
    at = end;
  }
  return pieces.flatMap((word, index) =>
    /^[\p{L}_"]/u.test(word)
      ? [{ word, called: pieces[index + 1] === '(', dotted: pieces[index - 1] === '.' }]
      : [],
  );
}

/** A function of the user's may call a Lambda, which may do anything; Redshift's own only give a value. */
const isHarmless = ({ word, called, dotted }: Word): boolean =>
  !called ||
  NO_FUNCTIONS.test(word) ||
  (!dotted && !ACTING.test(word) && functionNamed(word.toLowerCase()) !== undefined);

/**
 * What one statement can do. In doubt it writes: a function that is not Redshift's own may do anything.
 *
 * @example
 * ```ts
 * effectOf('select count(*) from sales'); // 'reads'
 * effectOf('select * into copy from sales'); // 'writes'
 * ```
 */
export function effectOf(text: string): StatementEffect {
  const words = wordsOf(text);
  const effect = FIRST_WORDS[words[0]?.word ?? ''] ?? 'writes';
  if (effect !== 'reads') return effect;
  const harmless = words.every((each) => !WRITING.test(each.word) && isHarmless(each));
  return harmless ? 'reads' : 'writes';
}
