import type { Token } from '../lex/token.js';
import type { Node } from '../tree/node.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html */
const SYNONYMS: Readonly<Record<string, string>> = {
  millennium: 'millennium millennia mil mils',
  century: 'century centuries c cent cents',
  decade: 'decade decades dec decs',
  epoch: 'epoch',
  year: 'year years y yr yrs',
  quarter: 'quarter quarters qtr qtrs',
  month: 'month months mon mons',
  week: 'week weeks w',
  dow: 'dayofweek dow dw weekday',
  doy: 'dayofyear doy dy yearday',
  day: 'day days d',
  hour: 'hour hours h hr hrs',
  minute: 'minute minutes m min mins',
  second: 'second seconds s sec secs',
  millisecond:
    'millisecond milliseconds ms msec msecs msecond mseconds millisec millisecs millisecon',
  microsecond:
    'microsecond microseconds us microsec microsecs microsecond usecond useconds usec usecs',
  timezone: 'timezone',
  timezone_hour: 'timezone_hour',
  timezone_minute: 'timezone_minute',
};

const PARTS: ReadonlyMap<string, string> = new Map(
  Object.entries(SYNONYMS).flatMap(([part, names]) =>
    names.split(' ').map((name): [string, string] => [name, part]),
  ),
);

/** The part of a date that an argument names, bare or quoted, as PostgreSQL calls it. */
export function datePart(argument: readonly Node[] | undefined): string | undefined {
  const [node] = argument ?? [];
  if (argument?.length !== 1 || node === undefined || node.kind === 'group') return undefined;
  if (node.kind === 'string') return PARTS.get(node.text.slice(1, -1).trim().toLowerCase());
  return node.kind === 'word' || node.kind === 'name' ? PARTS.get(node.value) : undefined;
}

/** A part of a date as a string that stands in the place of `token`. */
export const quotedPart = (part: string, token: Token): Token => ({
  ...token,
  kind: 'string',
  text: `'${part}'`,
  value: `'${part}'`,
  made: true,
});
