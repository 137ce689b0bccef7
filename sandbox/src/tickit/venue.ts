import { seeded } from './random.js';
import type { Table, Value } from './table.js';
import { CITIES } from './words/cities.js';

const STADIUMS = ['Stadium', 'Arena', 'Ballpark', 'Coliseum', 'Center', 'Field'];
const THEATRES = [
  'Opera House',
  'Playhouse',
  'Theatre',
  'Music Hall',
  'Auditorium',
  'Performing Arts Center',
];

/** `venueid`s of stadiums and arenas, and of theatres: as in AWS's data there are gaps, and ids go up to 309. */
export const STADIUM_IDS: readonly number[] = Array.from({ length: 92 }, (_, i) => i + 1);
export const THEATRE_IDS: readonly number[] = Array.from({ length: 110 }, (_, i) => i + 200);

function venues(ids: readonly number[], kinds: readonly string[], seats: () => number): Value[][] {
  return ids.map((id, i) => {
    const [city, state] = CITIES[(i * 37) % CITIES.length] as readonly [string, string];
    // City and kind together are unique: the kind moves on by one each time the cities have gone round.
    const kind = kinds[(i + Math.floor(i / CITIES.length)) % kinds.length] as string;
    return [id, `${city} ${kind}`, city, state, seats()];
  });
}

const random = seeded(202);

export const venue: Table = {
  name: 'venue',
  columns: `
    venueid smallint not null,
    venuename varchar(100),
    venuecity varchar(30),
    venuestate char(2),
    venueseats integer`,
  rows: [
    ...venues(STADIUM_IDS, STADIUMS, () => 16_000 + random.below(75_000)),
    ...venues(THEATRE_IDS, THEATRES, () => (random.next() < 0.6 ? 0 : 900 + random.below(5_000))),
  ],
};
