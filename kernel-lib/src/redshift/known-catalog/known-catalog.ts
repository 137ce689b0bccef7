import type { CatalogView } from '../../sql/completion/catalog-view.js';
import { Catalog } from '../catalog.js';
import type { Connection } from '../connection.js';
import { CatalogContents } from './contents.js';
import { loadCatalog, loadWanted } from './load.js';

/** What is older is fetched again when it is next used, in milliseconds. */
const FRESH = 60_000;

/** How long one statement on the catalogue may take, in milliseconds. */
const STATEMENT = 60_000;

/** A connection that rests as long as this is closed, in milliseconds. */
const REST = 30_000;

/** After a failure the next try waits a second, then twice as long each time, a minute at most. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** A connection of one's own, as `connectApart` gives it. */
export type OpenConnection = () => Promise<Pick<Connection, 'query' | 'profile' | 'close'>>;

export interface KnownCatalogOptions {
  /** Told of everything that goes wrong: whoever completes SQL does without. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds on a clock that only goes on. */
  readonly now?: () => number;
}

/**
 * The catalogue of one database as it was fetched last. Asking it never waits; it is fetched in the background, over a
 * connection of its own that no cell waits for and that is closed when it rests.
 */
export class KnownCatalog {
  private readonly contents = new CatalogContents();
  private readonly now: () => number;
  private connection: ReturnType<OpenConnection> | undefined;
  private resting: NodeJS.Timeout | undefined;
  private work: Promise<void> | undefined;
  private loadedAt: number | undefined;
  private changed = false;
  private failures = 0;
  private notBefore = 0;

  constructor(
    private readonly open: OpenConnection,
    private readonly options: KnownCatalogOptions,
  ) {
    this.now = options.now ?? (() => performance.now());
  }

  /** What is known now. */
  get view(): CatalogView {
    return this.contents;
  }

  /** Whether it lacks something that was asked for, or is known to be out of date: then waiting a little is worth it. */
  get lacks(): boolean {
    return (
      this.loadedAt === undefined ||
      this.changed ||
      [...this.contents.wanted].some(({ missing }) => missing)
    );
  }

  /** Says that a statement may have changed the database. */
  invalidate(): void {
    this.changed = true;
  }

  /**
   * Fetches what is missing or old, unless that goes on already or failed a moment ago.
   *
   * @returns when that has ended, well or not
   */
  refresh(): Promise<void> {
    if (this.work !== undefined) return this.work;
    const due = this.isStale() || [...this.contents.wanted].length > 0;
    if (!due || this.now() < this.notBefore) return Promise.resolve();
    const work = this.fetch().finally(() => {
      this.work = undefined;
    });
    this.work = work;
    return work;
  }

  /** Closes the connection, after what runs on it. */
  async close(): Promise<void> {
    await this.work;
    await this.closeConnection();
  }

  private isStale(): boolean {
    return this.changed || this.loadedAt === undefined || this.now() - this.loadedAt > FRESH;
  }

  private async fetch(): Promise<void> {
    clearTimeout(this.resting);
    try {
      this.connection ??= this.open();
      const connection = await this.connection;
      const source = new Catalog({
        query: (statement) =>
          connection.query(statement, { signal: AbortSignal.timeout(STATEMENT) }),
      });
      if (this.isStale()) {
        // What changes while it is fetched is fetched once more.
        this.changed = false;
        await loadCatalog(this.contents, source, connection.profile.user ?? '$user');
        this.loadedAt = this.now();
      }
      for (let more = this.contents.takeWanted(); more.length > 0; ) {
        await loadWanted(this.contents, source, more);
        more = this.contents.takeWanted();
      }
      this.failures = 0;
      this.rest();
    } catch (error) {
      this.options.onFailure(error);
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.failures);
      this.failures += 1;
      this.notBefore = this.now() + pause;
      // It may have come half way.
      this.changed = true;
      void this.closeConnection();
    }
  }

  private rest(): void {
    this.resting = setTimeout(() => void this.closeConnection(), REST);
    this.resting.unref();
  }

  private async closeConnection(): Promise<void> {
    clearTimeout(this.resting);
    const { connection } = this;
    this.connection = undefined;
    // One that could not be opened has nothing to close, and was reported.
    await connection?.then((opened) => opened.close()).catch(() => undefined);
  }
}
