import { DAY, dateId, dayOf, timestamp } from './calendar.js';
import { type Event, events } from './event.js';
import { power2, type Random, seeded } from './random.js';
import type { Table } from './table.js';
import { USERS } from './users.js';
import { weighted } from './weighted.js';

const LISTINGS = 192_497;
const HOUR = 3_600;

/** Tickets that a user offers for an event. */
export interface Listing {
  readonly listid: number;
  readonly sellerid: number;
  readonly event: Event;
  readonly numtickets: number;
  /** Whole dollars. */
  readonly priceperticket: number;
  /** Moment of the listing, before the event's start. */
  readonly time: number;
}

/** Mostly one to eight tickets, seldom up to thirty. */
const tickets = (random: Random) =>
  random.next() < 0.72
    ? 1 + random.below(8)
    : random.pick([10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30]);

/** A user, some far more often than others; the step spreads the busy ones over all ids. */
export const frequentUser = (random: Random): number =>
  ((Math.floor(USERS * random.next() ** 2) * 7_919) % USERS) + 1;

function generate(): readonly Listing[] {
  const random = seeded(192_497);
  const all = events();
  const draw = weighted(
    all.map((event) => event.popularity),
    random,
  );
  return Array.from({ length: LISTINGS }, (_, index) => {
    const event = all[draw()] as Event;
    // In the eight weeks before the event, more and more as it comes near; never in the last hour.
    const latest = event.start - HOUR;
    const earliest = Math.max(0, event.start - 56 * DAY);
    const price = event.price * power2(0.75 * random.normal());
    return {
      listid: index + 1,
      sellerid: frequentUser(random),
      event,
      numtickets: tickets(random),
      priceperticket: Math.min(2_500, Math.max(20, Math.round(price))),
      time: latest - Math.floor((latest - earliest) * random.next() ** 1.3),
    };
  });
}

let generated: readonly Listing[] | undefined;

/** All listings, in the order of their ids. */
export function listings(): readonly Listing[] {
  generated ??= generate();
  return generated;
}

function* rows() {
  for (const { listid, sellerid, event, numtickets, priceperticket, time } of listings()) {
    yield [
      listid,
      sellerid,
      event.eventid,
      dateId(dayOf(time)),
      numtickets,
      `${priceperticket}.00`,
      `${priceperticket * numtickets}.00`,
      timestamp(time),
    ];
  }
}

export const listing: Table = {
  name: 'listing',
  columns: `
    listid integer not null,
    sellerid integer not null,
    eventid integer not null,
    dateid smallint not null,
    numtickets smallint not null,
    priceperticket decimal(8,2),
    totalprice decimal(8,2),
    listtime timestamp`,
  rows: { [Symbol.iterator]: rows },
};
