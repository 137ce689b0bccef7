import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { category } from './category.js';
import { date } from './date.js';
import { event } from './event.js';
import { listing } from './listing.js';
import { sales } from './sales.js';
import { copyText, type Table } from './table.js';
import { users } from './users.js';
import { venue } from './venue.js';

/** Raise this with every change that makes other rows or columns: databases are kept under it. */
export const TICKIT_VERSION = '2';

/** AWS's sample database of ticket sales, in the order of its documentation. */
export const TICKIT: readonly Table[] = [users, venue, category, date, event, listing, sales];

/** Creates and loads the TICKIT tables in schema public. `folder` takes files that the server reads. */
export async function loadTickit(client: Client, folder: string): Promise<void> {
  for (const table of TICKIT) {
    const file = join(folder, `${table.name}.txt`);
    await pipeline(Readable.from(copyText(table.rows)), createWriteStream(file));
    await client.query('begin');
    await client.query(`create table public.${table.name} (${table.columns})`);
    // Frozen on load: no reader has to mark the rows, so copies of the database stay as they are on disk.
    await client.query(
      `copy public.${table.name} from '${file.replaceAll("'", "''")}' with (freeze)`,
    );
    await client.query('commit');
    await rm(file);
  }
  await client.query('vacuum (analyze)');
}
