import type { UnloadOptions } from '../../redshift/unload/unload-options.js';

/** What the function is invoked with: where, what, and the options of UNLOAD. A manifest is always written. */
export interface UnloadEvent extends Omit<UnloadOptions, 'manifest'> {
  /** A provisioned cluster, or else `workgroup`. */
  readonly cluster?: string;
  readonly workgroup?: string;
  readonly database: string;
  /** The database user, for a cluster; or else `secret`. */
  readonly user?: string;
  /** ARN of a secret that holds the login. */
  readonly secret?: string;
  readonly query: string;
  /** `s3://…` that the files' names begin with. */
  readonly to: string;
  /** One token runs one UNLOAD, however often it is sent; the invocation's own where none is given. */
  readonly clientToken?: string;
}

/** An event, taken apart. */
export interface ReadEvent extends Pick<UnloadEvent, (typeof texts)[number]> {
  /** As they came: the statement is written of what they are. */
  readonly options: UnloadOptions;
}

const needed = ['database', 'query', 'to'] as const;
const texts = [...needed, 'cluster', 'workgroup', 'user', 'secret', 'clientToken'] as const;

/**
 * Reads an event.
 *
 * @throws Error that names everything that is wrong with it, but for the options.
 */
export function readEvent(event: unknown): ReadEvent {
  // What JSON calls null is not there.
  const entries = Object.entries(event ?? {}).filter(([, value]) => value !== null);
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  const wrong = texts
    .filter((name) => given[name] !== undefined && typeof given[name] !== 'string')
    .map((name) => `${name} must be a text`);
  for (const name of needed) if (!given[name]) wrong.push(`${name} is missing`);
  if ((given.cluster === undefined) === (given.workgroup === undefined)) {
    wrong.push('one of cluster and workgroup must be there');
  }
  if (given.cluster !== undefined && given.user === undefined && given.secret === undefined) {
    wrong.push('a cluster needs a user or a secret');
  }
  if (wrong.length > 0) throw new Error(`The event cannot be used: ${wrong.join('; ')}.`);
  const names: readonly string[] = texts;
  const options = Object.fromEntries(entries.filter(([name]) => !names.includes(name)));
  return { ...(given as unknown as UnloadEvent), options: { ...options, manifest: true } };
}
