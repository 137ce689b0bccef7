import type { SandboxContext } from './context.js';
import type { Service } from './protocol/service.js';
import type { Cluster } from './redshift/cluster.js';
import { dataApiService } from './redshift/data-api/service.js';
import { serverlessService } from './redshift/serverless/service.js';
import { redshiftService } from './redshift/service.js';
import { createSageMaker } from './sagemaker/index.js';

/** Makes one of the services that the sandbox answers itself. */
type Factory = (context: SandboxContext, cluster: Cluster) => Promise<Service>;

/** Every service that the sandbox answers itself; ministack answers the others. */
const FACTORIES: readonly Factory[] = [
  redshiftService,
  serverlessService,
  dataApiService,
  createSageMaker,
];

/** Makes the services; where one fails, those made before it are closed. */
export async function createServices(
  context: SandboxContext,
  cluster: Cluster,
): Promise<readonly Service[]> {
  const services: Service[] = [];
  try {
    for (const create of FACTORIES) services.push(await create(context, cluster));
  } catch (error) {
    for (const service of services) await service.close();
    throw error;
  }
  return services;
}
