import { ShiftbookError } from '../../errors.js';
import { secretKind } from '../../pipeline/preflight/secrets.js';
import { resolveEndpoint } from '../../redshift/credentials/endpoint.js';
import { datasetSource, type RedshiftDataset } from '../../redshift/dataset.js';
import { profileFacts } from '../../redshift/profile/facts.js';
import { findConnection } from '../../redshift/profile/find.js';
import type { Profile } from '../../redshift/profile/profile.js';
import { onlyText } from '../../redshift/statements-of.js';
import { unloadable } from '../../sql/unloadable.js';
import type { NotebookQuery } from '../dataflow/query.js';
import type { NotebookSource } from '../source/notebook-source.js';

/** Longest query of a RedshiftDatasetDefinition, in characters. */
const LONGEST_QUERY = 4096;

/** The query's text as the service wants it: one statement, values written as literals. */
export function queryText(query: NotebookQuery, source: NotebookSource): string {
  const text = unloadable(onlyText(query.statement));
  const where = source.describe(query.offset);
  if (text.length > LONGEST_QUERY) {
    throw new ShiftbookError(
      'query-too-long',
      `${where}: the query has ${text.length} characters; a step's query may have ${LONGEST_QUERY}.`,
      { hint: 'Shorten it, or keep the larger part of it in a view.' },
    );
  }
  const secret = secretKind(text);
  if (secret === undefined) return text;
  throw new ShiftbookError('secret-found', `${where}: the query holds what looks like ${secret}.`, {
    hint: 'A definition can be read by many; keep secrets out of it.',
  });
}

async function clusterRole(profile: Profile): Promise<string | undefined> {
  if (profile.kind === 'environment') return undefined;
  if (profile.kind === 'data-api') return undefined;
  const { host: _, ...withoutHost } = profile;
  return (await resolveEndpoint(withoutHost)).clusterRoleArn;
}

/**
 * Makes each query a dataset of the cluster that its connection leads to. Logs in nowhere.
 *
 * @param directory The notebook's folder, whose `shiftbook.json` names the connections.
 * @throws ShiftbookError `profile-not-found`, `query-too-long`, `secret-found`, and what DescribeClusters meets.
 */
export async function resolveDatasets(
  queries: Iterable<NotebookQuery>,
  source: NotebookSource,
  directory: string,
): Promise<Map<NotebookQuery, RedshiftDataset>> {
  const roles = new Map<string, Promise<string | undefined>>();
  const datasets = new Map<NotebookQuery, RedshiftDataset>();
  for (const query of queries) {
    const { profile } = await findConnection(query.connection, directory);
    const login = datasetSource(profileFacts(profile));
    const role = roles.get(query.connection) ?? clusterRole(profile);
    roles.set(query.connection, role);
    const clusterRoleArn = await role;
    datasets.set(query, {
      ...login,
      query: queryText(query, source),
      ...(clusterRoleArn === undefined ? {} : { clusterRoleArn }),
    });
  }
  return datasets;
}
