/** A client's startup parameters, sorted. */
export interface StartupParameters {
  /** What PostgreSQL understands. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Protocol options that were asked for; none is known. */
  readonly options: readonly string[];
}

/** PostgreSQL reads these from the startup packet itself, beside its settings. */
const OWN = new Set(['database', 'options']);

/**
 * Keeps the parameters that PostgreSQL knows. Redshift's drivers send more, such as `driver_version`, `os_version` and
 * `plugin_name`, which PostgreSQL would refuse; `replication` is not for customers.
 */
export function startupParameters(
  sent: ReadonlyMap<string, string>,
  settings: ReadonlySet<string>,
): StartupParameters {
  const parameters = new Map<string, string>();
  const options: string[] = [];
  for (const [name, value] of sent) {
    if (name.startsWith('_pq_.')) options.push(name);
    else if (OWN.has(name) || settings.has(name.toLowerCase())) parameters.set(name, value);
  }
  return { parameters, options };
}
