/** A moment as it stands in a file, checked. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: string;
  readonly zone: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const PART = /YYYY|YY|MONTH|MON|MM|DD|HH24|HH12|HH|MI|SS|AM|PM|A\.M\.|P\.M\.|OF|TZ|\s+|[^\s]/gi;

/** What each part of a format takes. HH is by 24 hours, unless AM or PM is in the format. */
const PATTERNS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MONTH: '(?<name>[a-z]{3,9})',
  MON: '(?<name>[a-z]{3})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  HH24: '(?<hour>\\d{1,2})',
  HH12: '(?<hour>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  MI: '(?<minute>\\d{1,2})',
  SS: '(?<second>\\d{1,2})(?:\\.(?<fraction>\\d{1,9}))?',
  AM: '(?<half>[ap]\\.?m\\.?)',
  OF: '(?<zone>[+-]\\d{1,2}(?::?\\d{2})?|z)',
  TZ: '(?<zone>[a-z][a-z/_]*|[+-]\\d{1,2}(?::?\\d{2})?)',
};
const HALVES = new Set(['PM', 'A.M.', 'P.M.']);

/** Reads moments of one format of `DATEFORMAT` or `TIMEFORMAT`; undefined where a text is none. */
type MomentReader = (text: string) => Moment | undefined;

function reader(format: string): MomentReader {
  const pattern = (format.match(PART) ?? []).map((part) => {
    const name = part.toUpperCase();
    if (/^\s/.test(part)) return '\\s+';
    return PATTERNS[HALVES.has(name) ? 'AM' : name] ?? part.replace(/[^\w]/g, '\\$&');
  });
  const shape = new RegExp(`^\\s*${pattern.join('')}\\s*$`, 'i');
  return (text) => checked(shape.exec(text)?.groups);
}

function checked(found: Record<string, string | undefined> | undefined): Moment | undefined {
  if (found === undefined) return undefined;
  const number = (name: string, missing = 0) => Number(found[name] ?? missing);
  const written = number('year');
  // Two digits: 70 and later are of the last century.
  const year = found.year?.length === 2 ? written + (written < 70 ? 2000 : 1900) : written;
  const name = found.name?.slice(0, 3).toLowerCase();
  const month = name === undefined ? number('month', 1) : MONTHS.indexOf(name) + 1;
  const day = number('day', 1);
  const half = found.half?.[0]?.toLowerCase();
  const told = number('hour');
  if (half !== undefined && (told < 1 || told > 12)) return undefined;
  const hour = half === undefined ? told : (told % 12) + (half === 'p' ? 12 : 0);
  const [minute, second] = [number('minute'), number('second')];
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = new Date(Date.UTC(year, 2, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > (month === 2 ? leap : last)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || year < 1) return undefined;
  const fraction = (found.fraction ?? '').slice(0, 6);
  return { year, month, day, hour, minute, second, fraction, zone: found.zone ?? '' };
}

const DATES = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'MM/DD/YYYY',
  'MM-DD-YYYY',
  'MM.DD.YYYY',
  'DD-MON-YYYY',
  'DD MON YYYY',
  'MON-DD-YYYY',
  'MON DD YYYY',
  'MONTH DD, YYYY',
  'DD MONTH YYYY',
];
const TIMES = [
  'HH24:MI:SS',
  'HH24:MI',
  'HH12:MI:SS AM',
  'HH12:MI AM',
  'HH24:MI:SSOF',
  'HH24:MI:SS TZ',
];

/** `auto`: what is written in one of many ways. */
const AUTO: readonly string[] = [
  ...DATES,
  ...DATES.flatMap((date) => TIMES.map((time) => `${date} ${time}`)),
  'YYYY-MM-DDTHH24:MI:SS',
  'YYYY-MM-DDTHH24:MI:SSOF',
  'YYYYMMDDTHH24MISS',
];

function auto(): MomentReader {
  const readers = AUTO.map(reader);
  return (text) => {
    for (let at = 0; at < readers.length; at++) {
      const found = readers[at]?.(text);
      if (found === undefined) continue;
      // The next will be written as this one was.
      readers.unshift(...readers.splice(at, 1));
      return found;
    }
    return undefined;
  };
}

function epoch(perSecond: number): MomentReader {
  return (text) => {
    if (!/^\s*-?\d+(\.\d+)?\s*$/.test(text)) return undefined;
    const micros = Math.round((Number(text) / perSecond) * 1e6);
    const date = new Date(Math.floor(micros / 1000));
    if (Number.isNaN(date.getTime())) return undefined;
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      fraction: String(((micros % 1e6) + 1e6) % 1e6).padStart(6, '0'),
      zone: '+00',
    };
  };
}

function momentReader(format: string): MomentReader {
  switch (format.toLowerCase()) {
    case 'auto':
      return auto();
    case 'epochsecs':
      return epoch(1);
    case 'epochmillisecs':
      return epoch(1000);
    default:
      return reader(format);
  }
}

const two = (value: number) => String(value).padStart(2, '0');
const dateOf = (found: Moment) =>
  `${String(found.year).padStart(4, '0')}-${two(found.month)}-${two(found.day)}`;
const timeOf = (found: Moment) =>
  `${two(found.hour)}:${two(found.minute)}:${two(found.second)}${found.fraction === '' ? '' : `.${found.fraction}`}`;

/** Writes dates of a format as PostgreSQL reads them; undefined for what is no such date. */
export function dateWriter(format: string): (text: string) => string | undefined {
  const read = momentReader(format);
  return (text) => {
    const found = read(text);
    return found === undefined ? undefined : dateOf(found);
  };
}

/** The same for timestamps, with their time zone where it is asked for: UTC where none is written. */
export function timestampWriter(
  format: string,
  zoned: boolean,
): (text: string) => string | undefined {
  const read = momentReader(format);
  return (text) => {
    const found = read(text);
    if (found === undefined) return undefined;
    const zone = zoned ? ` ${found.zone === '' ? 'UTC' : found.zone}` : '';
    return `${dateOf(found)} ${timeOf(found)}${zone}`;
  };
}
