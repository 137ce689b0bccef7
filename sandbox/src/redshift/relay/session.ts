import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { load } from '../bulk/copy/load.js';
import type { LoadOutcome, RowSink } from '../bulk/copy/outcome.js';
import type { StoragePlace } from '../bulk/storage.js';
import { Unloading } from '../bulk/unload/unloading.js';
import { type History, type HistorySession, readsHistory } from '../history/history.js';
import { Answers, type Completed } from './answers.js';
import type { CatalogVersion } from './catalog-version.js';
import { endUnload } from './end-unload.js';
import { ExpectedAnswers } from './expected.js';
import { hiddenQuery } from './hidden-query.js';
import { COLUMNS_QUERY, KnownColumns } from './known-columns.js';
import { relayAnswers, relayRequests } from './relay.js';
import { Requests } from './requests.js';
import { rewrite } from './rewrite.js';
import type { Refusal, Rewritten } from './rewritten.js';
import { runLoad } from './run-load.js';

/** What all sessions share. */
export interface RelayContext {
  readonly catalog: CatalogVersion;
  readonly history: History;
  /** The account of which COPY reads, and to which UNLOAD writes; asked for when they do. */
  readonly storage: () => StoragePlace;
  /** A folder for what is on its way. */
  readonly scratch: string;
}

const UNKNOWN_TABLE: Refusal = {
  code: '0A000',
  message: 'COPY into a table that the same text makes is not supported by the sandbox.',
  hint: 'Send COPY as a statement of its own.',
};

/** Relays a session that has logged in, until one of the two has gone. */
export async function relaySession(
  client: Duplex,
  server: Socket,
  who: HistorySession,
  { catalog, history, storage, scratch }: RelayContext,
): Promise<void> {
  const expected = new ExpectedAnswers();
  const changes = catalog.session();
  const pass = (bytes: Buffer) => {
    client.write(bytes);
  };
  const completed = (statement: Completed) => {
    changes.completed(statement.tag);
    history.end(statement);
  };
  const answers = new Answers(
    expected,
    {
      completed,
      unload: (request, unload) => {
        void endUnload({ server, expected, request, unload, tell: pass, completed, history });
      },
      ready: (transaction) => changes.ready(transaction),
      load: (request, statement) => {
        const plan = statement?.load;
        const entry = request.entries?.[request.done ?? 0];
        const read = async (sink: RowSink): Promise<LoadOutcome> => {
          // Made by a statement before it in the same text: nobody knows its columns yet.
          if (plan === undefined) return { errors: [], notices: [], refusal: UNKNOWN_TABLE };
          const outcome = await load(plan, storage(), who.user, sink);
          if (entry !== undefined) history.noteLoadErrors(entry, outcome.errors);
          return outcome;
        };
        void runLoad(server, request, read, pass);
      },
    },
    pass,
  );
  client.once('close', () => server.destroy());
  server.once('close', () => {
    expected.close();
    client.end();
  });
  relayAnswers(server, client, answers);

  const columns = new KnownColumns(() => catalog.version);
  const rewriteKnowing = async (text: string): Promise<Rewritten> => {
    if (readsHistory(text)) await history.write(who.database);
    for (;;) {
      const rewritten = rewrite(text, columns);
      const missing = columns.takeMissing();
      if (missing.length === 0) return rewritten;
      const rows = await hiddenQuery(server, expected, COLUMNS_QUERY, missing);
      if (rows === undefined) return rewritten;
      columns.keep(missing, rows);
    }
  };
  const requests = new Requests(expected, {
    rewrite: rewriteKnowing,
    begin: ({ statements }) => statements.map(({ original }) => history.begin(who, original)),
    startUnload: (plan) => Unloading.start(plan, storage(), who.user, scratch),
    send: (bytes) => {
      if (!server.destroyed) server.write(bytes);
    },
  });
  try {
    await relayRequests(client, server, requests);
  } catch (error) {
    // A client that has gone is no failure.
    if (!client.destroyed) throw error;
  }
}
