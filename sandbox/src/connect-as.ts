import type { SandboxContext } from './context.js';
import { ServiceError } from './protocol/service.js';
import type { Cluster } from './redshift/cluster.js';
import { CLUSTERS } from './redshift/clusters.js';
import { userExists } from './redshift/temporary.js';

/** Gives the sandbox's services connections to the database; what they ask for comes from requests, so it is checked. */
export const connectAs =
  (cluster: Cluster): SandboxContext['connectAs'] =>
  async (identifier, database, user) => {
    const refuse = (what: string) => {
      throw new ServiceError('ValidationException', what);
    };
    if (!CLUSTERS.some((known) => known.identifier === identifier)) {
      refuse(`There is no cluster ${identifier}.`);
    }
    if (!(await userExists(cluster.pool, user))) {
      refuse(`The cluster ${identifier} has no database user ${user}.`);
    }
    try {
      return await cluster.connectAs(database, user);
    } catch (error) {
      if ((error as { code?: string }).code === '3D000') {
        refuse(`The cluster ${identifier} has no database ${database}.`);
      }
      throw error;
    }
  };
