import { latestConnection, onStatement } from '../../redshift/activity.js';
import type { Connection } from '../../redshift/connection.js';
import { changesCatalog } from '../../redshift/known-catalog/changes-catalog.js';
import { KnownCatalog, type OpenConnection } from '../../redshift/known-catalog/known-catalog.js';
import { profileFacts } from '../../redshift/profile/facts.js';
import type { Profile } from '../../redshift/profile/profile.js';
import { listConnections } from '../../redshift/profile/saved.js';
import { inOwnTask } from '../execution/own-task.js';
import { log } from '../log.js';
import type { ConnectionHint } from './place.js';

/** What is looked for in the session to find the connection of some SQL. */
export type SessionValue = (name: string) => unknown;

interface Kept {
  readonly known: KnownCatalog;
  /** Where the connection leads, and the database there. */
  readonly place: string;
  readonly database: string;
}

const isConnection = (value: unknown): value is Pick<Connection, 'apart' | 'profile'> =>
  typeof value === 'object' &&
  value !== null &&
  'apart' in value &&
  typeof value.apart === 'function' &&
  'profile' in value;

let opened = false;

/**
 * Whether all is loaded that connects. Loading it holds up the thread longer than an answer may wait; so the first
 * answers, until it is, wait for nothing.
 */
export const canConnect = (): boolean => opened || latestConnection() !== undefined;

const otherTasksFirst = () => new Promise<void>((resolve) => inOwnTask(resolve));

/** Loads what connects piece by piece, so that answers go out before each. */
async function openApart(name: string, profile: Profile) {
  await otherTasksFirst();
  await import('../../frame/result.js');
  await otherTasksFirst();
  const { connectApart } = await import('../../connect.js');
  const connection = await connectApart(name, profile);
  opened = true;
  return connection;
}

const onFailure = (error: unknown): void => log(`The catalogue cannot be read: ${String(error)}`);

/** Connections that notebooks in this folder see; none where their files are broken, which `connect` reports. */
export function savedConnections() {
  try {
    return listConnections(process.cwd());
  } catch (error) {
    log(`Saved connections cannot be read: ${String(error)}`);
    return [];
  }
}

/** The catalogues of the connections of a session, each kept from its first use on. */
export class Catalogs {
  /** By saved connection; one that was edited is another. */
  private readonly saved = new Map<string, Kept>();
  /** Of connections that are not saved. */
  private readonly unsaved = new WeakMap<object, Kept>();
  private readonly all = new Set<WeakRef<Kept>>();

  constructor() {
    onStatement(({ profile }, text) => {
      if (!changesCatalog(text)) return;
      for (const reference of this.all) {
        const kept = reference.deref();
        if (kept === undefined) this.all.delete(reference);
        else if (kept.place === profile.place && kept.database === profile.database) {
          kept.known.invalidate();
        }
      }
    });
  }

  /** The catalogue of the connection that is meant; nothing where there is none. */
  of(hint: ConnectionHint, value: SessionValue): KnownCatalog | undefined {
    if (hint.kind === 'saved') return this.ofSaved(hint.name);
    const named = hint.kind === 'variable' ? value(hint.name) : undefined;
    const connection = isConnection(named) ? named : latestConnection();
    if (!isConnection(connection)) return undefined;
    const { profile } = connection;
    const saved = profile.name === undefined ? undefined : this.ofSaved(profile.name);
    return saved ?? this.ofUnsaved(connection);
  }

  private ofSaved(wanted: string): KnownCatalog | undefined {
    const found = savedConnections().find(({ name }) => name === wanted);
    if (found === undefined) return undefined;
    const { name, profile } = found;
    const key = JSON.stringify([name, profile]);
    const known =
      this.saved.get(key) ?? this.keep(profileFacts(profile), () => openApart(name, profile));
    this.saved.set(key, known);
    return known.known;
  }

  private ofUnsaved(connection: Pick<Connection, 'apart' | 'profile'>): KnownCatalog {
    const known =
      this.unsaved.get(connection) ?? this.keep(connection.profile, async () => connection.apart());
    this.unsaved.set(connection, known);
    return known.known;
  }

  private keep({ place, database }: Omit<Kept, 'known'>, open: OpenConnection): Kept {
    const kept = { known: new KnownCatalog(open, { onFailure }), place, database };
    this.all.add(new WeakRef(kept));
    return kept;
  }
}
