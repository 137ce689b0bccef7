import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { connect, sql } from 'shiftbook';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connectApart } from '../../../../kernel-lib/src/connect.js';
import { latestConnection, onStatement } from '../../../../kernel-lib/src/redshift/activity.js';
import { askCatalog } from '../../../../kernel-lib/src/redshift/known-catalog/ask-catalog.js';
import { changesCatalog } from '../../../../kernel-lib/src/redshift/known-catalog/changes-catalog.js';
import {
  KnownCatalog,
  type OpenConnection,
} from '../../../../kernel-lib/src/redshift/known-catalog/known-catalog.js';
import { completeSql } from '../../../../kernel-lib/src/sql/completion/complete-sql.js';
import { analyst, askServer, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
const never = new Promise<never>(() => undefined);

const failures: unknown[] = [];
afterEach(() => failures.splice(0));

/** A catalogue with a clock that the test sets. */
function catalogue(open: OpenConnection = () => connectApart(undefined, analyst)) {
  const clock = { now: 0, opened: 0 };
  const known = new KnownCatalog(
    () => {
      clock.opened += 1;
      return open();
    },
    { onFailure: (error) => failures.push(error), now: () => clock.now },
  );
  onTestFinished(() => known.close());
  return { known, clock };
}

/** What completes `select … from` a table. */
const columnsOf = (known: KnownCatalog, table: string, patience: Promise<unknown> = never) =>
  askCatalog(known, patience, (view) =>
    completeSql(`select t. from ${table} t`, 9, view).candidates.map(({ text }) => text),
  );

describe('a catalogue that nobody asked yet', () => {
  it('fetches schemas, tables with their kinds, and columns with their types', async () => {
    const { known, clock } = catalogue();
    expect(await columnsOf(known, 'category')).toEqual(['catid', 'catgroup', 'catname', 'catdesc']);
    expect(known.view.columns('public', 'category')?.[0]).toMatchObject({
      name: 'catid',
      type: 'smallint',
    });
    expect(known.view.schemas()).toContain('public');
    expect(known.view.searchPath).toEqual(['analyst', 'public']);
    expect(known.lacks).toBe(false);
    expect(clock.opened).toBe(1);
    expect(failures).toEqual([]);
  });

  it('fetches the columns of system tables when they are asked for', async () => {
    const { known } = catalogue();
    expect(await columnsOf(known, 'svv_table_info')).toContain('tbl_rows');
  });

  it('answers with what is known when the patience ends first', async () => {
    const { known } = catalogue();
    expect(await columnsOf(known, 'category', Promise.resolve())).toEqual([]);
    await known.refresh();
    expect(await columnsOf(known, 'category', Promise.resolve())).toHaveLength(4);
  });
});

describe('a table that is made later', () => {
  it('is there after a statement that may have made it', async () => {
    const { known } = catalogue();
    await columnsOf(known, 'category');
    await askServer(sandbox(), 'create table public.made_later (a integer, b date)');
    await askServer(sandbox(), 'grant select on public.made_later to analyst');
    expect(await columnsOf(known, 'made_later')).toEqual([]);
    known.invalidate();
    expect(await columnsOf(known, 'made_later')).toEqual(['a', 'b']);
  });

  it('is there when the catalogue is a minute old, for those who ask next', async () => {
    const { known, clock } = catalogue();
    await columnsOf(known, 'category');
    await askServer(sandbox(), 'create table public.made_last (c integer)');
    await askServer(sandbox(), 'grant select on public.made_last to analyst');
    clock.now = 61_000;
    // What is old answers at once.
    expect(await columnsOf(known, 'category')).toHaveLength(4);
    await known.refresh();
    expect(await columnsOf(known, 'made_last')).toEqual(['c']);
  });
});

describe('a server that does not answer', () => {
  it('holds up nobody, and is asked again later', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const asked = once(server, 'connection');
    const { known, clock } = catalogue(() =>
      connectApart(undefined, { ...analyst, host: 'localhost', port }),
    );
    let ended = false;
    const fetching = known.refresh().then(() => {
      ended = true;
    });
    const [socket] = await asked;
    expect(await columnsOf(known, 'category', Promise.resolve())).toEqual([]);
    expect(ended).toBe(false);
    socket.destroy();
    server.close();
    await fetching;
    expect(failures).toHaveLength(1);
    // Not at once: the server would be asked at every key.
    await known.refresh();
    expect(clock.opened).toBe(1);
    clock.now = 1_001;
    await known.refresh();
    expect(clock.opened).toBe(2);
    clock.now = 2_500;
    await known.refresh();
    expect(clock.opened).toBe(2);
  });
});

describe('a database of thousands of tables', () => {
  beforeAll(async () => {
    await askServer(
      sandbox(),
      `do $$ begin
        create schema many;
        for n in 1..3000 loop
          execute format('create table many.t%s (id integer, only_in_%s date)', n, n);
        end loop;
        create schema few;
        create table few.one (a integer);
        grant usage on schema many, few to analyst;
        grant select on all tables in schema many, few to analyst;
      end $$`,
    );
  });

  it('lists all tables, and the columns of those that are asked for', async () => {
    const { known } = catalogue();
    const tables = await askCatalog(known, never, (view) =>
      completeSql('select * from many.t29', 22, view),
    );
    expect(tables.candidates.map(({ text }) => text)).toContain('t2999');
    expect(await columnsOf(known, 'many.t2999')).toEqual(['id', 'only_in_2999']);
    expect(await columnsOf(known, 'few.one')).toEqual(['a']);
    expect(await columnsOf(known, 'category')).toHaveLength(4);
  });
});

describe('what cells do', () => {
  it('is seen: the connection used last, and statements that may change the catalogue', async () => {
    await using rs = await connect(analyst);
    const seen: string[] = [];
    onTestFinished(onStatement((_, text) => void seen.push(text)));
    await rs.sql`select 1`;
    await rs.sql`create temp table scratch (a integer)`;
    expect(latestConnection()).toBe(rs);
    expect(seen.map(changesCatalog)).toEqual([false, true]);
    const { known } = catalogue(async () => rs.apart());
    await columnsOf(known, 'category');
    expect(seen).toHaveLength(2);
    await using other = await connect(analyst);
    await other.explain(sql`select 1`);
    expect(latestConnection()).toBe(other);
  });

  it('is waited for by no fetch: a transaction stays a cell’s own', async () => {
    await using rs = await connect(analyst);
    await rs.sql`begin`;
    const { known } = catalogue(async () => rs.apart());
    expect(await columnsOf(known, 'category')).toHaveLength(4);
    await rs.sql`rollback`;
  });
});

it.each([
  ['select * into copy from sales', true],
  ['insert into sales select * from sales', false],
  ['ALTER TABLE sales ADD COLUMN a int', true],
  ['select created from sales', false],
  ['merge into sales using event on true', false],
  ['set search_path to staging', true],
])('%s: may change the catalogue: %s', (text, expected) => {
  expect(changesCatalog(text)).toBe(expected);
});
