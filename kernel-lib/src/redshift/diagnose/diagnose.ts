import { callerArn } from '../../aws.js';
import { explainAwsFailure } from '../credentials/aws-failure.js';
import { type Endpoint, resolveEndpoint } from '../credentials/endpoint.js';
import type { TemporaryCredentials } from '../credentials/temporary.js';
import { dataApiEndpoint } from '../data-api/open.js';
import { DataApiSession } from '../data-api/session.js';
import { checkConnection } from '../profile/check.js';
import { placeOf, profileLine } from '../profile/facts.js';
import { findConnection } from '../profile/find.js';
import type { DataApiOptions, DataApiProfile, Profile, WireProfile } from '../profile/profile.js';
import { login } from '../server/login.js';
import { explainLoginFailure } from '../server/login-failure.js';
import { connectTimeout, type Target, targetOf } from '../server/target.js';
import { takeAccess } from './access.js';
import { Diagnosis } from './diagnosis.js';
import { resolveName, tryTcp, tryTls } from './network.js';
import { type Found, Recorder } from './recorder.js';
import { STEPS, type Step } from './step.js';

/** How to diagnose. */
export interface DiagnoseOptions {
  /** The notebook's folder; by default the folder the process runs in. */
  readonly directory?: string;
  /** Told of every step as soon as it is over. */
  readonly onStep?: (step: Step) => void;
}

/**
 * Walks the way into Redshift step by step and finds where it ends: name resolution, TCP, TLS, IAM permission,
 * credentials, login, `select 1`. What does not depend on a step that failed is looked at all the same. Failures are told
 * in the diagnosis, never thrown.
 *
 * @param nameOrOptions as `connect` takes.
 * @example
 * ```ts
 * const diagnosis = await connect.diagnose('dev');
 * console.log(String(diagnosis));
 * ```
 */
export async function diagnose(
  nameOrOptions: string | Profile | DataApiOptions,
  { directory, onStep = () => undefined }: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const recorder = new Recorder(onStep);
  const found = await recorder.take('connection', () => profileOf(nameOrOptions, directory));
  const title =
    typeof nameOrOptions === 'string' ? nameOrOptions : found && profileLine(found.value);
  if (found === undefined) recorder.skip(STEPS.slice(1), 'there is no connection');
  else if (found.value.kind === 'data-api') await walkDataApi(recorder, found.value);
  else await walk(recorder, found.value);
  return new Diagnosis(title ?? 'connect', recorder.steps);
}

async function profileOf(
  nameOrOptions: string | Profile | DataApiOptions,
  directory: string | undefined,
): Promise<Found<Profile>> {
  if (typeof nameOrOptions !== 'string') {
    const value = checkConnection(nameOrOptions, '', 'connect');
    return { value, detail: profileLine(value) };
  }
  const { profile, file } = await findConnection(nameOrOptions, directory);
  return { value: profile, detail: `${profileLine(profile)}, from ${file}` };
}

/** By the Data API nothing leads to the server: AWS is asked, and runs the statement. */
async function walkDataApi(recorder: Recorder, profile: DataApiProfile): Promise<void> {
  const explain = (error: unknown) =>
    explainAwsFailure(error, 'redshift-data:ExecuteStatement', profile);
  await recorder.take('address', async () => {
    const { host } = await dataApiEndpoint(profile);
    return { value: host, detail: `${host}, for ${placeOf(profile)}` };
  });
  recorder.skip(['name', 'tcp', 'tls'], 'the Data API needs no way to the server');
  await recorder.take(
    'permission',
    async () => {
      const arn = await callerArn(profile);
      return { value: arn, detail: arn };
    },
    explain,
  );
  recorder.skip(['credentials', 'login'], 'the Data API logs in by itself');
  await recorder.take(
    'query',
    async () => {
      const { error } = await new DataApiSession(profile, 'JSON').run('select 1', []);
      if (error !== undefined) throw error;
      return { value: undefined, detail: 'answered' };
    },
    explain,
  );
}

async function walk(recorder: Recorder, profile: WireProfile): Promise<void> {
  const address = await recorder.take('address', async () => {
    const endpoint = await resolveEndpoint(profile);
    const by =
      profile.host === undefined ? `told by ${placeOf(profile)}` : 'named by the connection';
    return { value: endpoint, detail: `${endpoint.host}:${endpoint.port}, ${by}` };
  });
  const reason = recorder.lastError?.code ?? '';
  const target = address && (await takeNetwork(recorder, profile, address.value));
  if (address === undefined) recorder.skip(['name', 'tcp', 'tls'], 'the address is not known');

  // AWS is asked all the same where the address alone was refused, or the way there is blocked.
  const pointless =
    address === undefined && !/^(aws-access-denied|cluster-not-available)$/.test(reason);
  let credentials: TemporaryCredentials | undefined;
  if (pointless)
    recorder.skip(['permission', 'credentials'], 'there is nothing to get credentials for');
  else credentials = await takeAccess(recorder, profile);

  if (target === undefined || credentials === undefined) {
    const missing = target === undefined ? 'a way to the server' : 'credentials';
    recorder.skip(['login', 'query'], `there is no login without ${missing}`);
    return;
  }
  await takeLogin(recorder, profile, target, credentials);
}

/** The steps `name`, `tcp` and `tls`; each ends the way where it fails. */
async function takeNetwork(
  recorder: Recorder,
  profile: WireProfile,
  endpoint: Endpoint,
): Promise<Target | undefined> {
  const { host, port } = endpoint;
  const timeout = connectTimeout(profile);
  // Authorities are read by the step that needs them: their file may be missing.
  const bare: Target = { host, port, timeout, database: profile.database, tls: {} };
  const explain = (error: unknown) => explainLoginFailure(error, profile, bare, '');
  if ((await recorder.take('name', () => resolveName(bare), explain)) === undefined) {
    recorder.skip(['tcp', 'tls'], 'the host is not known');
    return undefined;
  }
  if ((await recorder.take('tcp', () => tryTcp(bare), explain)) === undefined) {
    recorder.skip(['tls'], 'the host cannot be reached');
    return undefined;
  }
  const checked = await recorder.take(
    'tls',
    async () => {
      const target = targetOf(profile, endpoint);
      return { value: target, detail: await tryTls(target) };
    },
    explain,
  );
  return checked?.value;
}

async function takeLogin(
  recorder: Recorder,
  profile: WireProfile,
  target: Target,
  credentials: TemporaryCredentials,
): Promise<void> {
  const explain = (error: unknown) => explainLoginFailure(error, profile, target, credentials.user);
  const session = await recorder.take(
    'login',
    async () => ({ value: await login(target, credentials), detail: `as ${credentials.user}` }),
    explain,
  );
  if (session === undefined) {
    recorder.skip(['query'], 'there is no session');
    return;
  }
  await recorder.take(
    'query',
    async () => {
      const { error } = await session.value.run('select 1', []);
      if (error !== undefined) throw error;
      return { value: undefined, detail: 'answered' };
    },
    explain,
  );
  await session.value.end();
}
