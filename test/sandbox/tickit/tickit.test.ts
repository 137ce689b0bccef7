import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../running.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

/** Rows that a statement finds against a rule. */
const offenders = async (rest: string) =>
  (await query<{ n: number }>(sandbox, `select count(*)::int as n from ${rest}`))[0]?.n;

describe('TICKIT', () => {
  it.each([
    ['users', 49_990],
    ['venue', 202],
    ['category', 11],
    ['date', 365],
    ['event', 8_798],
    ['listing', 192_497],
    ['sales', 172_456],
  ])('%s has %i rows', async (table, rows) => {
    expect(await offenders(table)).toBe(rows);
  });

  it("begins with AWS's own events", async () => {
    expect(
      await query(
        sandbox,
        `select eventid, catid, dateid, eventname, starttime::text from event where eventid <= 3 order by 1`,
      ),
    ).toEqual([
      {
        eventid: 1,
        catid: 8,
        dateid: 1851,
        eventname: 'Gotterdammerung',
        starttime: '2008-01-25 14:30:00',
      },
      {
        eventid: 2,
        catid: 8,
        dateid: 2114,
        eventname: 'Boris Godunov',
        starttime: '2008-10-15 20:00:00',
      },
      { eventid: 3, catid: 8, dateid: 1935, eventname: 'Salome', starttime: '2008-04-19 14:30:00' },
    ]);
  });

  it("has AWS's year: 365 days of 2008, without the 29th of February", async () => {
    expect(
      await query(
        sandbox,
        `select min(caldate)::text as first, max(caldate)::text as last, max(dateid) - min(dateid) + 1 as ids,
                count(distinct caldate)::int as days, bool_or(caldate = '2008-02-29') as leap,
                sum(case when holiday then 1 else 0 end)::int as holidays, min(day) as day, max(qtr)::text as qtr
         from date`,
      ),
    ).toEqual([
      {
        first: '2008-01-01',
        last: '2008-12-31',
        ids: 365,
        days: 365,
        leap: false,
        holidays: 10,
        day: 'FR ',
        qtr: '4',
      },
    ]);
  });

  it.each([
    [
      'an event without venue, category or date',
      `event left join venue using (venueid) left join category using (catid)
       left join date on date.dateid = event.dateid where venuename is null or catname is null or caldate <> starttime::date`,
    ],
    [
      'a listing without event, seller or date',
      `listing left join event using (eventid) left join users on userid = sellerid
       left join date on date.dateid = listing.dateid where eventname is null or username is null or caldate <> listtime::date`,
    ],
    [
      'a sale without listing, buyer or date',
      `sales left join listing using (listid) left join users on userid = buyerid
       left join date on date.dateid = sales.dateid where listtime is null or username is null or caldate <> saletime::date`,
    ],
    [
      'a sale of another event or seller than its listing',
      `sales s join listing l using (listid)
       where s.eventid <> l.eventid or s.sellerid <> l.sellerid`,
    ],
    [
      'a sale at another price than the listing',
      `sales join listing using (listid)
       where pricepaid <> qtysold * priceperticket or pricepaid is null`,
    ],
    [
      'a commission that is not 15 %',
      'sales where commission <> pricepaid * 0.15 or commission is null',
    ],
    [
      'a total that is not tickets times price',
      'listing where totalprice <> numtickets * priceperticket or totalprice is null',
    ],
    [
      'a sale before its listing, or after the start',
      `sales join listing using (listid) join event on event.eventid = sales.eventid
       where saletime <= listtime or saletime > starttime`,
    ],
    ['a buyer who is the seller', 'sales where buyerid = sellerid'],
    [
      'more tickets sold than listed',
      `(select listid from sales join listing using (listid)
       group by listid having sum(qtysold) > max(numtickets)) oversold`,
    ],
    [
      'a number given twice',
      `(select salesid from sales group by 1 having count(*) > 1 union all
       select listid from listing group by 1 having count(*) > 1 union all
       select eventid from event group by 1 having count(*) > 1) twice`,
    ],
  ])('has no case of %s', async (_, rest) => {
    expect(await offenders(rest)).toBe(0);
  });

  it('is skewed as such data is: few events sell most, most tickets are cheap', async () => {
    const [figures] = await query<Record<string, number>>(
      sandbox,
      `with totals as (select eventid, sum(pricepaid) as total from sales group by 1),
            ranked as (select total, ntile(10) over (order by total desc) as tenth from totals)
       select (select sum(case when tenth = 1 then total end) / sum(total) from ranked)::float8 as top_tenth,
              (select sum(pricepaid) from sales)::float8 as revenue,
              (select avg(priceperticket) / percentile_cont(0.5) within group (order by priceperticket) from listing)::float8 as skew,
              (select count(distinct eventname) from event)::int as names`,
    );
    expect(figures?.top_tenth).toBeGreaterThan(0.25);
    expect(figures?.skew).toBeGreaterThan(1.2);
    // AWS's own data sums up to 110.77 million.
    expect(figures?.revenue).toBeGreaterThan(100e6);
    expect(figures?.revenue).toBeLessThan(120e6);
    expect(figures?.names).toBe(576);
  });
});
