import { dateId, dayOf, timestamp } from './calendar.js';
import { frequentUser, type Listing, listings } from './listing.js';
import { type Random, seeded } from './random.js';
import type { Table, Value } from './table.js';

const SALES = 172_456;
/** A listing sells at most this many times. */
const MOST = 6;
/** How often a sale is of 1, 2, … 8 tickets. */
const QUANTITIES = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 8];

/** How often each listing sells; never more often than it has tickets. */
function salesPerListing(all: readonly Listing[], random: Random): Uint8Array {
  const counts = new Uint8Array(all.length);
  for (let sold = 0; sold < SALES; ) {
    const index = random.below(all.length);
    const count = counts[index] as number;
    if (count >= Math.min(MOST, (all[index] as Listing).numtickets)) continue;
    counts[index] = count + 1;
    sold++;
  }
  return counts;
}

function buyer(seller: number, random: Random): number {
  for (;;) {
    const buyerid = frequentUser(random);
    if (buyerid !== seller) return buyerid;
  }
}

/** Commission is 15 %: with whole dollars that is an exact number of cents. */
function money(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function* rows(): Generator<Value[]> {
  const random = seeded(172_456);
  const all = listings();
  const counts = salesPerListing(all, random);
  let salesid = 0;
  for (const [
    index,
    { listid, sellerid, event, numtickets, priceperticket, time },
  ] of all.entries()) {
    let left = numtickets;
    for (let others = (counts[index] as number) - 1; others >= 0; others--) {
      const quantity = Math.min(random.pick(QUANTITIES), left - others);
      left -= quantity;
      const price = quantity * priceperticket;
      const saletime = time + 1 + random.below(event.start - time);
      yield [
        ++salesid,
        listid,
        sellerid,
        buyer(sellerid, random),
        event.eventid,
        dateId(dayOf(saletime)),
        quantity,
        `${price}.00`,
        money(price * 15),
        timestamp(saletime),
      ];
    }
  }
}

export const sales: Table = {
  name: 'sales',
  columns: `
    salesid integer not null,
    listid integer not null,
    sellerid integer not null,
    buyerid integer not null,
    eventid integer not null,
    dateid smallint not null,
    qtysold smallint not null,
    pricepaid decimal(8,2),
    commission decimal(8,2),
    saletime timestamp`,
  rows: { [Symbol.iterator]: rows },
};
