import { type Random, seeded } from './random.js';
import type { Table, Value } from './table.js';
import { CITIES } from './words/cities.js';
import { FIRST_NAMES, LAST_NAMES } from './words/people.js';

/** Rows of `users`; `userid` counts from 1. */
export const USERS = 49_990;

const LIKES = 'sports theatre concerts jazz classical opera rock vegas broadway musicals'.split(
  ' ',
);

const digits = (random: Random, count: number) =>
  String(random.below(10 ** count)).padStart(count, '0');

const letters = (random: Random, count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(65 + random.below(26))).join('');

function* rows(): Generator<Value[]> {
  const random = seeded(49_990);
  for (let userid = 1; userid <= USERS; userid++) {
    const first = random.pick(FIRST_NAMES);
    const last = random.pick(LAST_NAMES);
    const [city, state] = random.pick(CITIES);
    yield [
      userid,
      letters(random, 3) + digits(random, 2) + letters(random, 3),
      first,
      last,
      city,
      state,
      `${first}.${last}${userid}@example.${random.pick(['com', 'edu', 'net', 'org'])}`.toLowerCase(),
      `(${2 + random.below(8)}${digits(random, 2)}) ${2 + random.below(8)}${digits(random, 2)}-${digits(random, 4)}`,
      ...LIKES.map(() => random.pick([true, false, null])),
    ];
  }
}

export const users: Table = {
  name: 'users',
  columns: `
    userid integer not null,
    username char(8),
    firstname varchar(30),
    lastname varchar(30),
    city varchar(30),
    state char(2),
    email varchar(100),
    phone char(14),
    ${LIKES.map((like) => `like${like} boolean`).join(', ')}`,
  rows: { [Symbol.iterator]: rows },
};
