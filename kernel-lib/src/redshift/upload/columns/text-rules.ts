import { civilFromDays, daysFromCivil } from '../../../frame/cells/calendar.js';
import { type RedshiftType, VARCHAR_MOST } from '../types/redshift-type.js';
import { numberRule, type Rule } from './number-rules.js';

const CLOCK = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?`;
const ZONE = String.raw`(Z|[+-]\d\d(:?\d\d)?)`;

const DATE = /^(\d{4,6})-(\d\d)-(\d\d)( BC)?$/;

/** Whether a text is a date that the calendar has. */
function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [, years, months, days, era] = match;
  const year = era === undefined ? Number(years) : 1 - Number(years);
  const back = civilFromDays(daysFromCivil(year, Number(months), Number(days)));
  return back.year === year && back.month === Number(months) && back.day === Number(days);
}

const shaped =
  (shape: RegExp, like: string): Rule =>
  (text) =>
    shape.test(text) ? undefined : `it is not written like ${like}`;

/** A date, and behind it what `clock` takes. */
const dated =
  (clock: RegExp, like: string): Rule =>
  (text) => {
    const [, date = '', rest = '', era = ''] = /^([\d-]{10,12})(.*?)( BC)?$/.exec(text) ?? [];
    return isDate(`${date}${era}`) && clock.test(rest)
      ? undefined
      : `it is not a moment written like ${like}`;
  };

const json: Rule = (text) => {
  const bytes = Buffer.byteLength(text);
  if (bytes > VARCHAR_MOST) {
    return `its JSON has ${bytes.toLocaleString('en')} bytes, and JSON_PARSE takes ${VARCHAR_MOST.toLocaleString('en')}`;
  }
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return 'it is no JSON';
  }
};

const RULES: Readonly<Record<string, Rule>> = {
  boolean: shaped(/^(true|false|t|f)$/i, 'true or false'),
  // A time of day that is midnight is none.
  date: dated(/^([ T]00:00:00(\.0+)?)?$/, '2008-01-31'),
  time: shaped(new RegExp(`^${CLOCK}$`), '13:05:00.123456'),
  timetz: shaped(new RegExp(`^${CLOCK}${ZONE}?$`), '13:05:00+01'),
  timestamp: dated(new RegExp(`^([ T]${CLOCK})?$`), '2008-01-31 13:05:00.123456'),
  timestamptz: dated(new RegExp(`^([ T]${CLOCK} ?${ZONE}?)?$`), '2008-01-31 13:05:00+01'),
  super: json,
};

/** What texts a type takes; none for a type that no text is made into. */
export const textRule = (type: RedshiftType): Rule | undefined =>
  numberRule(type) ?? (Object.hasOwn(RULES, type.name) ? RULES[type.name] : undefined);
