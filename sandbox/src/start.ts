import { randomUUID } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { connectAs } from './connect-as.js';
import type { SandboxContext } from './context.js';
import { startControlPlane } from './control-plane/server.js';
import { makeDirectory } from './directory.js';
import { environment } from './environment.js';
import { logTo } from './log.js';
import { startAccount } from './ministack/account.js';
import { askMinistack } from './ministack/ask.js';
import { seedConnections } from './ministack/connections.js';
import { Ownership } from './processes/ownership.js';
import { startCluster } from './redshift/cluster.js';
import { CLUSTER } from './redshift/clusters.js';
import { DATABASE, ORDINARY_USER } from './redshift/database.js';
import type { PauseOptions } from './redshift/serverless/pausing.js';
import { WORKGROUP } from './redshift/serverless/workgroups.js';
import type { Sandbox, SandboxOptions } from './sandbox.js';
import { readSecrets, writeSecrets } from './secrets.js';
import { createServices } from './services.js';
import { serverCertificate } from './tls/authority.js';
import { together, Undo } from './undo.js';

const REGION = 'us-east-1';

/** See index.ts. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const undo = new Undo();
  try {
    return await start(options, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

async function start(options: SandboxOptions, undo: Undo): Promise<Sandbox> {
  const { onProgress = () => undefined, credentialSeconds } = options;
  const throwaway = options.directory === undefined;
  const directory = await makeDirectory(options.directory);
  if (throwaway) undo.add(() => rm(directory, { recursive: true, force: true }));
  const ownership = await Ownership.claim(directory);
  undo.add(() => ownership.release());
  // Not before it is ours: the mode of a folder in use is its PostgreSQL's way to its data.
  await chmod(directory, 0o700);
  const { password, ports, adminKeys } = await readSecrets(directory);
  const log = logTo(directory);
  const instance = randomUUID();
  const plane = await startControlPlane({
    ports: options.port === undefined ? [ports?.endpoint ?? 0, 0] : [options.port],
    instance,
    log,
  });
  undo.add(() => plane.close());

  onProgress('Starting PostgreSQL and ministack');
  const certificate = await serverCertificate(directory);
  const places = { directory, ownership, onProgress, log };
  let context: SandboxContext | undefined;
  const [cluster, account] = await together(
    startCluster({
      ...places,
      throwaway,
      certificate,
      password,
      credentialSeconds,
      storage: () => {
        if (context === undefined) throw new Error('The sandbox is not started yet.');
        return context;
      },
      ports: [ports?.redshift ?? 0, 0],
      workgroupPorts: [ports?.workgroup ?? 0, 0],
    }),
    startAccount({ ...places, region: REGION, port: plane.port, adminKeys }),
  );
  undo.add(() => Promise.all([cluster.stop(), account.stop()]));
  const { accountId } = account;
  await writeSecrets(directory, {
    password,
    adminKeys: account.adminKeys,
    ports: { endpoint: plane.port, redshift: cluster.port, workgroup: cluster.workgroup.port },
  });

  await seedConnections(account.ministack, {
    region: REGION,
    cluster: CLUSTER,
    host: 'localhost',
    port: cluster.port,
    database: DATABASE,
    user: ORDINARY_USER,
    password,
  });

  const endpoint = `http://127.0.0.1:${plane.port}`;
  context = {
    accountId,
    adminKeys: account.adminKeys,
    serviceKeys: account.ministack.rootKeys,
    region: REGION,
    endpoint,
    directory,
    caFile: certificate.caFile,
    connectAs: connectAs(cluster),
    ask: (service, target, input) =>
      askMinistack(account.ministack, { service, region: REGION, target }, input),
    log,
  };
  const services = await createServices(context, cluster);
  for (const service of services) undo.add(() => service.close());
  const pauseWorkgroup = (how?: PauseOptions) => cluster.workgroup.pause(how);
  plane.open({ services, ministack: account.ministack, pauseWorkgroup });

  const known = {
    endpoint,
    directory,
    accountId,
    region: REGION,
    cluster: {
      identifier: CLUSTER,
      host: 'localhost',
      port: cluster.port,
      database: DATABASE,
      user: ORDINARY_USER,
    },
    workgroup: {
      name: WORKGROUP,
      host: 'localhost',
      port: cluster.workgroup.port,
      database: DATABASE,
    },
  };
  const env = environment(known, account.adminKeys, password, certificate.caFile);
  onProgress(`Ready at ${endpoint}`);
  return { ...known, env, instance, pauseWorkgroup, stop: () => undo.run() };
}
