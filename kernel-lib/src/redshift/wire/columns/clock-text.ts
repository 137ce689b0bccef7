import { daysFromCivil } from '../../../frame/cells/calendar.js';
import { parseDigits, parseFew } from './digits.js';

const SPACE = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const B = 0x42;
const C = 0x43;
const SECONDS_A_DAY = 86_400;

/** Whether the text ends with ` BC`. */
const isBeforeChrist = (bytes: Uint8Array, end: number): boolean =>
  bytes[end - 1] === C && bytes[end - 2] === B && bytes[end - 3] === SPACE;

/** `1` for `infinity`, `-1` for `-infinity`, `0` for anything else. */
export function infinitySign(bytes: Uint8Array, start: number, end: number): -1 | 0 | 1 {
  const i = 0x69;
  if (bytes[start] === i && end - start === 8) {
    return 1;
  }
  return bytes[start] === MINUS && bytes[start + 1] === i && end - start === 9 ? -1 : 0;
}

/** Days from 1970-01-01 of `YYYY-MM-DD`; the year may be longer. `NaN` for anything else. */
function readDays(bytes: Uint8Array, start: number, end: number, beforeChrist: boolean): number {
  if (bytes[end - 3] !== MINUS || bytes[end - 6] !== MINUS) {
    return Number.NaN;
  }
  const year = parseDigits(bytes, start, end - 6);
  const month = parseDigits(bytes, end - 5, end - 3);
  const day = parseDigits(bytes, end - 2, end);
  return daysFromCivil(beforeChrist ? 1 - year : year, month, day);
}

/** Days from 1970-01-01 of a DATE. `NaN` for text that is no date. */
export function parseDate(bytes: Uint8Array, start: number, end: number): number {
  const beforeChrist = isBeforeChrist(bytes, end);
  return readDays(bytes, start, beforeChrist ? end - 3 : end, beforeChrist);
}

/** Whole seconds and microseconds; seconds are `NaN` for text that could not be read. */
export interface Instant {
  seconds: number;
  micros: number;
}

/** Reads `HH:MM:SS` and up to six digits of a fraction into `into`; returns where it stopped. */
function readClock(bytes: Uint8Array, start: number, end: number, into: Instant): number {
  const wellFormed = bytes[start + 2] === COLON && bytes[start + 5] === COLON;
  into.seconds = wellFormed
    ? parseDigits(bytes, start, start + 2) * 3600 +
      parseDigits(bytes, start + 3, start + 5) * 60 +
      parseDigits(bytes, start + 6, Math.min(start + 8, end))
    : Number.NaN;
  into.micros = 0;
  let at = start + 8;
  if (bytes[at] === DOT && at < end) {
    const first = at + 1;
    for (at = first; at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39; ) {
      at++;
    }
    into.micros = parseDigits(bytes, first, at) * 10 ** (6 - (at - first));
  }
  return at;
}

/** Seconds of `+HH`, `+HH:MM` or `+HH:MM:SS`. `NaN` for anything else. */
function readOffset(bytes: Uint8Array, start: number, end: number): number {
  let seconds = 0;
  let unit = 3600;
  for (let at = start + 1; at < end; at += 3) {
    seconds += parseDigits(bytes, at, Math.min(at + 2, end)) * unit;
    unit /= 60;
  }
  const sign = bytes[start];
  return sign === PLUS ? seconds : sign === MINUS ? -seconds : Number.NaN;
}

/** Reads a TIME into `into`. */
export function parseTime(bytes: Uint8Array, start: number, end: number, into: Instant): void {
  if (readClock(bytes, start, end, into) !== end) {
    into.seconds = Number.NaN;
  }
}

/** The length of `YYYY-MM-DD HH:MM:SS`, as most timestamps are written. */
const PLAIN = 19;

/** The number of two digits; far below zero if they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const few = parseFew(bytes, at, at + 2);
  return few < 0 ? -1e6 : few;
}

/** Seconds since 1970-01-01 of a plain timestamp; `NaN` for any other. */
function plainSeconds(bytes: Uint8Array, at: number): number {
  if (
    bytes[at + 4] !== MINUS ||
    bytes[at + 7] !== MINUS ||
    bytes[at + 10] !== SPACE ||
    bytes[at + 13] !== COLON ||
    bytes[at + 16] !== COLON
  ) {
    return Number.NaN;
  }
  const year = parseFew(bytes, at, at + 4);
  const month = pair(bytes, at + 5);
  const day = pair(bytes, at + 8);
  const seconds = pair(bytes, at + 11) * 3600 + pair(bytes, at + 14) * 60 + pair(bytes, at + 17);
  return year < 0 || month < 0 || day < 0 || seconds < 0
    ? Number.NaN
    : daysFromCivil(year, month, day) * SECONDS_A_DAY + seconds;
}

/** Reads a TIMESTAMP, or a TIMESTAMPTZ with its offset, into `into`: the time since 1970-01-01 in UTC. */
export function parseTimestamp(
  bytes: Uint8Array,
  start: number,
  stop: number,
  into: Instant,
): void {
  if (stop - start === PLAIN) {
    into.seconds = plainSeconds(bytes, start);
    into.micros = 0;
    if (!Number.isNaN(into.seconds)) {
      return;
    }
  }
  const beforeChrist = isBeforeChrist(bytes, stop);
  const end = beforeChrist ? stop - 3 : stop;
  let space = start;
  while (space < end && bytes[space] !== SPACE) {
    space++;
  }
  const days = readDays(bytes, start, space, beforeChrist);
  const at = readClock(bytes, space + 1, end, into);
  into.seconds += days * SECONDS_A_DAY - (at < end ? readOffset(bytes, at, end) : 0);
}
