import { DAYS, dateId, dateOf } from './calendar.js';
import type { Table } from './table.js';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Federal holidays of 2008. */
const HOLIDAYS = new Set(
  '01-01 01-21 02-18 05-26 07-04 09-01 10-13 11-11 11-27 12-25'.split(' ').map((d) => `2008-${d}`),
);

function* rows() {
  const first = dateOf(0).getUTCDay();
  for (let day = 0; day < DAYS; day++) {
    const date = dateOf(day);
    const caldate = date.toISOString().slice(0, 10);
    const dayOfYear = (date.getTime() - dateOf(0).getTime()) / 86_400_000;
    yield [
      dateId(day),
      caldate,
      WEEKDAYS[date.getUTCDay()] as string,
      Math.floor((dayOfYear + first) / 7) + 1,
      MONTHS[date.getUTCMonth()] as string,
      String(Math.floor(date.getUTCMonth() / 3) + 1),
      2008,
      HOLIDAYS.has(caldate),
    ];
  }
}

export const date: Table = {
  name: 'date',
  columns: `
    dateid smallint not null,
    caldate date not null,
    day character(3) not null,
    week smallint not null,
    month character(5) not null,
    qtr character(5) not null,
    year smallint not null,
    holiday boolean default false`,
  rows: { [Symbol.iterator]: rows },
};
