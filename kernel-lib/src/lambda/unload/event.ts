/** What the function is invoked with. */
export interface UnloadEvent {
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
  /** ARN of the role by which the cluster writes, several that chain, or `default`. */
  readonly role: string | readonly string[];
  readonly format?: 'parquet' | 'csv' | 'json';
  readonly partitionBy?: readonly string[];
  /** Files that are there are overwritten, or removed first. */
  readonly existing?: 'overwrite' | 'clean';
  readonly parallel?: boolean;
  /** One token runs one UNLOAD, however often it is sent; the invocation's own where none is given. */
  readonly clientToken?: string;
}

const strings = ['cluster', 'workgroup', 'user', 'secret', 'clientToken'] as const;
const needed = ['database', 'query', 'to'] as const;

/**
 * Reads an event.
 *
 * @throws Error that names everything that is wrong with it.
 */
export function readEvent(event: unknown): UnloadEvent {
  // What JSON calls null is not there.
  const entries = Object.entries(event ?? {}).filter(([, value]) => value !== null);
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  const wrong: string[] = [];
  for (const name of needed) {
    if (typeof given[name] !== 'string' || given[name] === '') wrong.push(`${name} must be a text`);
  }
  for (const name of strings) {
    const value = given[name];
    if (value !== undefined && typeof value !== 'string') wrong.push(`${name} must be a text`);
  }
  if ((given.cluster === undefined) === (given.workgroup === undefined)) {
    wrong.push('one of cluster and workgroup must be there');
  }
  if (given.cluster !== undefined && given.user === undefined && given.secret === undefined) {
    wrong.push('a cluster needs a user or a secret');
  }
  if (!isTexts(given.role) && typeof given.role !== 'string') {
    wrong.push('role must be an ARN, several, or "default"');
  }
  if (given.partitionBy !== undefined && !isTexts(given.partitionBy)) {
    wrong.push('partitionBy must be a list of columns');
  }
  const oneOf = (name: string, ...values: readonly unknown[]) => {
    if (given[name] === undefined || values.includes(given[name])) return;
    wrong.push(`${name} must be one of ${values.join(', ')}`);
  };
  oneOf('format', 'parquet', 'csv', 'json');
  oneOf('existing', 'overwrite', 'clean');
  oneOf('parallel', true, false);
  if (wrong.length > 0) throw new Error(`The event cannot be used: ${wrong.join('; ')}.`);
  return given as unknown as UnloadEvent;
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');
