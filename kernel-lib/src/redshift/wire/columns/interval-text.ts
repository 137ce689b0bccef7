/** What an interval is made of. */
export interface IntervalParts {
  months: number;
  days: number;
  micros: bigint;
}

const MICROS_A_SECOND = 1_000_000n;

/** `1 year`, `-2 mons`, `3.5 secs`, or `-04:05:06.789`, with blanks around. */
const PART =
  /\s*(?:([+-]?)(\d+):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?|([+-]?)(\d+)(?:\.(\d{1,6}))? (year|mon|month|day|hour|min|minute|sec|second)s?)(?=\s|$)/y;

const fraction = (digits = ''): bigint => BigInt(digits.padEnd(6, '0'));

function addClock(into: IntervalParts, part: RegExpExecArray): void {
  const [, sign, hours = '0', minutes = '0', seconds = '0', digits] = part;
  const whole = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const micros = whole * MICROS_A_SECOND + fraction(digits);
  into.micros += sign === '-' ? -micros : micros;
}

function addUnit(into: IntervalParts, part: RegExpExecArray): boolean {
  const [, , , , , , sign, digits = '0', decimals, unit = ''] = part;
  const count = sign === '-' ? -Number(digits) : Number(digits);
  const seconds = { hour: 3600n, min: 60n, minute: 60n, sec: 1n, second: 1n }[unit];
  if (seconds !== undefined) {
    const micros = (BigInt(digits) * MICROS_A_SECOND + fraction(decimals)) * seconds;
    into.micros += sign === '-' ? -micros : micros;
    return true;
  }
  if (unit === 'day') into.days += count;
  else into.months += unit === 'year' ? count * 12 : count;
  return decimals === undefined;
}

/** Reads an interval as PostgreSQL and Redshift write it; `undefined` for any other text. */
export function parseInterval(text: string): IntervalParts | undefined {
  const parts: IntervalParts = { months: 0, days: 0, micros: 0n };
  PART.lastIndex = 0;
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    const part = PART.exec(text);
    if (part === null) return undefined;
    if (part[9] === undefined) addClock(parts, part);
    else if (!addUnit(parts, part)) return undefined;
  }
  return text.length === 0 ? undefined : parts;
}
