import { DAY, DAYS, dateId, dateOf, dayOf, timestamp } from './calendar.js';
import { MUSICALS, OPERA, PLAYS, POP } from './category.js';
import { power2, seeded } from './random.js';
import type { Table } from './table.js';
import { STADIUM_IDS, THEATRE_IDS } from './venue.js';
import { weighted } from './weighted.js';
import { BAND_NAMES } from './words/bands.js';
import { MUSICAL_TITLES, OPERA_TITLES, PLAY_TITLES } from './words/titles.js';

/** An event, with what only the generator of listings and sales knows of it. */
export interface Event {
  readonly eventid: number;
  readonly venueid: number;
  readonly catid: number;
  readonly name: string;
  /** Moment of the start, see calendar.ts. */
  readonly start: number;
  /** How often it is listed, against the others. */
  readonly popularity: number;
  /** The usual price of a ticket in dollars. */
  readonly price: number;
}

interface Kind {
  readonly catid: number;
  readonly names: readonly string[];
  readonly events: number;
  readonly venues: readonly number[];
  readonly price: number;
}

const KINDS: readonly Kind[] = [
  { catid: MUSICALS, names: MUSICAL_TITLES, events: 2_505, venues: THEATRE_IDS, price: 244 },
  { catid: PLAYS, names: PLAY_TITLES, events: 2_330, venues: THEATRE_IDS, price: 234 },
  { catid: OPERA, names: OPERA_TITLES, events: 713, venues: THEATRE_IDS, price: 258 },
  {
    catid: POP,
    names: BAND_NAMES,
    events: 3_250,
    venues: [...STADIUM_IDS, ...THEATRE_IDS],
    price: 240,
  },
];

const at = (day: number, hour: number, minute: number) => day * DAY + hour * 3600 + minute * 60;

/** AWS's own first three. */
const FIRST = [
  { venueid: 305, name: 'Gotterdammerung', start: at(24, 14, 30) },
  { venueid: 306, name: 'Boris Godunov', start: at(287, 20, 0) },
  { venueid: 302, name: 'Salome', start: at(108, 14, 30) },
];

const STARTS = [14, 14.5, 15, 19, 19.5, 20];

function generate(): readonly Event[] {
  const random = seeded(8_798);
  const day = weighted(
    Array.from({ length: DAYS }, (_, i) => ([0, 5, 6].includes(dateOf(i).getUTCDay()) ? 1.6 : 1)),
    random,
  );
  const kinds = KINDS.flatMap((kind) => Array<Kind>(kind.events).fill(kind));
  // The kinds come mixed; the three operas stay at the head.
  const opera = kinds.findIndex((kind) => kind.catid === OPERA);
  const head = kinds.splice(opera, FIRST.length);
  for (let i = kinds.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [kinds[i], kinds[j]] = [kinds[j] as Kind, kinds[i] as Kind];
  }
  // Every name is used: the first round of each kind goes through all of its names.
  const used = new Map<number, number>();
  return [...head, ...kinds].map((kind, index) => {
    const turn = used.get(kind.catid) ?? 0;
    used.set(kind.catid, turn + 1);
    const hour = random.pick(STARTS);
    const drawn = {
      venueid: random.pick(kind.venues),
      name: turn < kind.names.length ? (kind.names[turn] as string) : random.pick(kind.names),
      start: at(day(), Math.floor(hour), (hour % 1) * 60),
    };
    return {
      eventid: index + 1,
      catid: kind.catid,
      popularity: power2(0.35 * random.normal()),
      price: kind.price * power2(0.6 * random.normal()),
      ...(FIRST[index] ?? drawn),
    };
  });
}

let generated: readonly Event[] | undefined;

/** All events, in the order of their ids. */
export function events(): readonly Event[] {
  generated ??= generate();
  return generated;
}

function* rows() {
  for (const { eventid, venueid, catid, name, start } of events()) {
    yield [eventid, venueid, catid, dateId(dayOf(start)), name, timestamp(start)];
  }
}

export const event: Table = {
  name: 'event',
  columns: `
    eventid integer not null,
    venueid smallint not null,
    catid smallint not null,
    dateid smallint not null,
    eventname varchar(200),
    starttime timestamp`,
  rows: { [Symbol.iterator]: rows },
};
