import { Client } from 'pg';
import { ownConnection } from '../../postgres/connection.js';
import { SUPERUSER } from '../../postgres/server.js';
import type { LoadError } from '../bulk/copy/load-error.js';
import type { UnloadedFile } from '../bulk/unload/manifest.js';
import type { Completed } from '../relay/answers.js';

/** The session that runs statements. */
export interface HistorySession {
  readonly database: string;
  /** The database user, without `IAM:`. */
  readonly user: string;
  /** PostgreSQL's process. */
  readonly pid: number;
}

/** One statement that a session ran. */
export interface HistoryEntry extends HistorySession {
  readonly query: number;
  readonly text: string;
  readonly started: Date;
  ended?: Date;
  rows: number;
  tag: string;
  error?: string;
}

/** A file that an UNLOAD wrote. */
type NotedFile = UnloadedFile &
  Pick<HistoryEntry, 'query' | 'database'> & { readonly format: string };

/** Kept until somebody asks; more is forgotten, the oldest first. */
const MOST = 2_000;
/** As much of a statement as Redshift's views show. */
const TEXT = 4_000;

/**
 * What the sessions ran. It is kept in memory, which costs a statement nothing, and goes to the database only where a
 * statement is about to read it.
 */
export class History {
  readonly #entries = new Set<HistoryEntry>();
  #loadErrors: (LoadError & HistoryEntry)[] = [];
  #unloads: NotedFile[] = [];
  /** Numbers must grow from one start of the sandbox to the next, and fit an INTEGER. */
  #query = Math.floor(Date.now() / 1000) - 1_700_000_000;

  /** @param socketFolder where PostgreSQL's socket is */
  constructor(private readonly socketFolder: string) {}

  /** Notes a statement that begins now. */
  begin(session: HistorySession, text: string): HistoryEntry {
    const entry: HistoryEntry = {
      ...session,
      text: withoutSecrets(text.trim()).slice(0, TEXT),
      query: ++this.#query,
      started: new Date(),
      rows: 0,
      tag: '',
    };
    this.#entries.add(entry);
    if (this.#entries.size > MOST) {
      for (const oldest of this.#entries) {
        this.#entries.delete(oldest);
        break;
      }
    }
    return entry;
  }

  /** Notes how a statement ended; what was to follow a failed one in its query never began. */
  end({ tag, error, entries }: Completed): void {
    const [entry, ...unbegun] = entries;
    for (const other of unbegun) this.#entries.delete(other);
    if (entry === undefined) return;
    entry.ended = new Date();
    entry.tag = tag;
    entry.rows = Number(/\d+$/.exec(tag)?.[0] ?? 0);
    if (error !== undefined) entry.error = error.get('M') ?? '';
  }

  /** Notes the rows that a COPY could not load. They outlive its transaction. */
  noteLoadErrors(of: HistoryEntry, errors: readonly LoadError[]): void {
    this.#loadErrors.push(...errors.map((error) => ({ ...of, ...error })));
  }

  /** Notes the files that an UNLOAD wrote. */
  noteUnload(
    { query, database }: HistoryEntry,
    format: string,
    files: readonly UnloadedFile[],
  ): void {
    this.#unloads.push(
      ...files.map(({ url, bytes, rows }) => ({ query, database, format, url, bytes, rows })),
    );
  }

  /** Writes what ran in a database where its views find it; what still runs is written again later. */
  async write(database: string): Promise<void> {
    const entries = [...this.#entries].filter((entry) => entry.database === database);
    for (const entry of entries) if (entry.ended !== undefined) this.#entries.delete(entry);
    const errors = this.#loadErrors.filter((error) => error.database === database);
    this.#loadErrors = this.#loadErrors.filter((error) => error.database !== database);
    const unloads = this.#unloads.filter((file) => file.database === database);
    this.#unloads = this.#unloads.filter((file) => file.database !== database);
    const client = new Client({
      ssl: false,
      ...ownConnection(this.socketFolder),
      user: SUPERUSER,
      database,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(WRITE, [JSON.stringify(entries)]);
      await client.query(WRITE_LOAD_ERRORS, [JSON.stringify(errors)]);
      await client.query(WRITE_UNLOADS, [JSON.stringify(unloads)]);
    } finally {
      await client.end();
    }
  }
}

/** What a statement holds of keys is in no view. */
const withoutSecrets = (text: string) =>
  text.replace(/\b((?:credentials|secret_access_key|session_token)\s+(?:as\s+)?)'[^']*'/gi, "$1''");

const WRITE = `
insert into pg_catalog.redshift_history
select query, "user", pid, text, (started::timestamptz at time zone 'utc'), (ended::timestamptz at time zone 'utc'), rows, tag, error
from jsonb_to_recordset($1::jsonb) as entry (query bigint, "user" text, pid integer, text text, started text, ended text,
                                             rows bigint, tag text, error text)
on conflict (query) do update set ended = excluded.ended, rows = excluded.rows, tag = excluded.tag, error = excluded.error`;

const WRITE_LOAD_ERRORS = `
insert into pg_catalog.redshift_load_errors
select query, "user", pid, (started::timestamptz at time zone 'utc'), "table", file, line, "column", type, length, position, "rawLine", "rawValue", code, reason
from jsonb_to_recordset($1::jsonb) as error (query bigint, "user" text, pid integer, started text, "table" bigint, file text,
                                             line bigint, "column" text, type text, length text, position integer,
                                             "rawLine" text, "rawValue" text, code integer, reason text)`;

const WRITE_UNLOADS = `
insert into pg_catalog.redshift_unloads
select query, url, format, rows, bytes
from jsonb_to_recordset($1::jsonb) as file (query bigint, url text, format text, rows bigint, bytes bigint)`;

/** Whether a statement may read what sessions ran. */
export const readsHistory = (text: string): boolean =>
  /\b(?:st[lv]_|sv(?:l|cs)_|sys_|pg_last_(?:query_id|copy_|unload_))/i.test(text);
