import { connect } from '../../connect.js';
import { saveConnection } from '../../redshift/profile/save.js';
import type { Method } from '../call.js';
import { formProfile } from './form-profile.js';
import { probe } from './probe.js';
import { summary } from './summary.js';

/** Tests a connection, then saves it; one that fails is not saved. */
export const connectionsAdd: Method<'connections.add'> = async ({ connection }, call) => {
  const profile = formProfile(connection);
  call.progress('Connecting …');
  await probe(await connect(profile), call.signal);
  call.signal.throwIfAborted();
  saveConnection(connection.name, profile);
  return summary({ name: connection.name, profile, source: 'user' });
};
