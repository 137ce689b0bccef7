import { glueClient } from '../../../aws.js';
import { ShiftbookError } from '../../../errors.js';
import type { SavedConnection } from '../saved.js';
import { type GlueConnection, glueProfile, isRedshift } from './glue-profile.js';
import { GLUE_PREFIX } from './prefix.js';

/** How long Glue may take, in milliseconds: lists and lookups go on without it. */
const PATIENCE = 10_000;

const saved = (connection: GlueConnection): SavedConnection => ({
  name: `${GLUE_PREFIX}${connection.Name}`,
  profile: glueProfile(connection),
  source: 'glue',
  file: 'AWS Glue',
});

/**
 * The account's connections of AWS Glue that lead to Redshift and can be used, as `glue:name`. Passwords are not asked for.
 *
 * @throws what AWS says where Glue cannot be asked.
 */
export async function listGlueConnections(): Promise<SavedConnection[]> {
  const [client, { paginateGetConnections }] = await Promise.all([
    glueClient(),
    import('@aws-sdk/client-glue'),
  ]);
  const found: SavedConnection[] = [];
  for await (const page of paginateGetConnections({ client }, { HidePassword: true })) {
    for (const connection of page.ConnectionList ?? []) {
      if (isRedshift(connection)) found.push(...usable(connection));
    }
  }
  return found;
}

function usable(connection: GlueConnection): SavedConnection[] {
  try {
    return [saved(connection)];
  } catch (error) {
    if (!(error instanceof ShiftbookError)) throw error;
    return []; // Whoever asks for it by name is told why.
  }
}

/**
 * The connection of AWS Glue with this name; `undefined` where there is none that leads to Redshift.
 *
 * @throws ShiftbookError as {@link glueProfile}; what AWS says where Glue cannot be asked.
 */
export async function findGlueConnection(name: string): Promise<SavedConnection | undefined> {
  const [client, { EntityNotFoundException, GetConnectionCommand }] = await Promise.all([
    glueClient(),
    import('@aws-sdk/client-glue'),
  ]);
  try {
    const { Connection: connection } = await client.send(
      new GetConnectionCommand({ Name: name, HidePassword: true }),
      { abortSignal: AbortSignal.timeout(PATIENCE) },
    );
    return connection !== undefined && isRedshift(connection) ? saved(connection) : undefined;
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined;
    throw error;
  }
}
