import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type History, type HistorySession, readsHistory } from '../history/history.js';
import { Answers } from './answers.js';
import type { CatalogVersion } from './catalog-version.js';
import { ExpectedAnswers } from './expected.js';
import { hiddenQuery } from './hidden-query.js';
import { COLUMNS_QUERY, KnownColumns } from './known-columns.js';
import { relayAnswers, relayRequests } from './relay.js';
import { Requests } from './requests.js';
import { rewrite } from './rewrite.js';
import type { Rewritten } from './rewritten.js';

/** What all sessions share. */
export interface RelayContext {
  readonly catalog: CatalogVersion;
  readonly history: History;
}

/** Relays a session that has logged in, until one of the two has gone. */
export async function relaySession(
  client: Duplex,
  server: Socket,
  who: HistorySession,
  { catalog, history }: RelayContext,
): Promise<void> {
  const expected = new ExpectedAnswers();
  const changes = catalog.session();
  const answers = new Answers(
    expected,
    {
      completed: (statement) => {
        changes.completed(statement.tag);
        history.end(statement);
      },
      ready: (transaction) => changes.ready(transaction),
    },
    (bytes) => {
      client.write(bytes);
    },
  );
  client.once('close', () => server.destroy());
  server.once('close', () => client.end());
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
  });
  try {
    await relayRequests(client, server, requests);
  } catch (error) {
    // A client that has gone is no failure.
    if (!client.destroyed) throw error;
  }
}
