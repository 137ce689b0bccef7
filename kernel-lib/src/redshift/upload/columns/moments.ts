import {
  type Data,
  type Date_,
  DateDay,
  DateUnit,
  type Timestamp,
  TimestampMicrosecond,
  TimeUnit,
} from 'apache-arrow';
import { daysFromCivil } from '../../../frame/cells/calendar.js';
import { formatDate } from '../../../frame/cells/clock.js';
import { retyped } from '../../../frame/files/conversion.js';
import { timestampText } from '../../../frame/text/timestamp-text.js';
import type { RefuseValue } from '../refusals.js';
import type { Loading } from './loading.js';

/** 4713 BC and 294276 AD: https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html */
const FIRST_DAY = daysFromCivil(-4712, 1, 1);
const LAST_DAY = daysFromCivil(294_276, 12, 31);

const MICROS_A_DAY = 86_400_000_000n;
const FIRST = BigInt(FIRST_DAY) * MICROS_A_DAY;
const LAST = BigInt(LAST_DAY + 1) * MICROS_A_DAY - 1n;

const RANGE = 'Redshift has dates from 4713 BC to 294276 AD';

const MILLIS_A_DAY = 86_400_000n;

/** DATE, from days, or from milliseconds that are days. */
export function dates(source: Date_, refuse: RefuseValue): Loading {
  const type = new DateDay();
  const inDays = (data: Data, before: number): Int32Array => {
    if (source.unit === DateUnit.DAY) return data.values as Int32Array;
    const millis = data.values as BigInt64Array;
    return Int32Array.from({ length: data.length }, (_, index) => {
      const value = millis[index] as bigint;
      if (value % MILLIS_A_DAY === 0n || !data.getValid(index)) return Number(value / MILLIS_A_DAY);
      const text = timestampText(value * 1000n, ' ', '');
      throw refuse(before + index, text, 'it has a time of day');
    });
  };
  const convert = (data: Data, before: number): Data => {
    const days = inDays(data, before);
    for (let index = 0; index < data.length; index++) {
      const day = days[index] as number;
      if ((day >= FIRST_DAY && day <= LAST_DAY) || !data.getValid(index)) continue;
      throw refuse(before + index, formatDate(day), RANGE);
    }
    return retyped(data, type, days);
  };
  return { type, carrier: 'date', convert };
}

/** Units of a timestamp in microseconds. */
const MICROS: Readonly<Record<TimeUnit, bigint | undefined>> = {
  [TimeUnit.SECOND]: 1_000_000n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1n,
  [TimeUnit.NANOSECOND]: undefined,
};

const NANOS_A_MICRO = 1000n;

function inMicros(data: Data, unit: TimeUnit, before: number, refuse: RefuseValue) {
  const values = data.values as BigInt64Array;
  const times = MICROS[unit];
  if (times === 1n) return values;
  if (times !== undefined) {
    return values.map((value, index) => {
      const micros = value * times;
      if (BigInt.asIntN(64, micros) === micros || !data.getValid(index)) return micros;
      throw refuse(before + index, `${value} ${TimeUnit[unit]}S since 1970`, RANGE);
    });
  }
  return values.map((nanos, index) => {
    if (nanos % NANOS_A_MICRO === 0n || !data.getValid(index)) return nanos / NANOS_A_MICRO;
    const text = `${nanos} ns since 1970`;
    throw refuse(before + index, text, 'Redshift keeps microseconds');
  });
}

/** High halves of microseconds between which a timestamp is in range for certain: 3474 BC to 192509 AD. */
const NEAR: readonly [number, number] = [-40_000_000, 1_400_000_000];

/** Whether all are in range by their high halves, without a bigint of each: nearly always they are. */
function areNear(micros: BigInt64Array): boolean {
  const halves = new Int32Array(micros.buffer, micros.byteOffset, micros.length * 2);
  const [from, to] = NEAR;
  for (let at = 1; at < halves.length; at += 2) {
    const high = halves[at] as number;
    if (high < from || high > to) return false;
  }
  return true;
}

/**
 * TIMESTAMP and TIMESTAMPTZ, from timestamps of any unit. One without a zone is taken as UTC where the column has one, as
 * Redshift does in a session that says nothing else; the files hold TIMESTAMP, which COPY reads.
 */
export function timestamps(source: Timestamp, zoned: boolean, refuse: RefuseValue): Loading {
  const type = new TimestampMicrosecond();
  const convert = (data: Data, before: number): Data => {
    const micros = inMicros(data, source.unit, before, refuse);
    if (!areNear(micros)) {
      micros.forEach((value, index) => {
        if ((value >= FIRST && value <= LAST) || !data.getValid(index)) return;
        throw refuse(before + index, timestampText(value, ' ', ''), RANGE);
      });
    }
    return retyped(data, type, micros);
  };
  const cast = (column: string): string => `${column} at time zone 'UTC'`;
  return { type, carrier: 'timestamp', convert, ...(zoned ? { cast } : {}) };
}
