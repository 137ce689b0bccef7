import { connect } from '../../connect.js';
import type { Method } from '../call.js';
import { requireText } from '../request.js';
import { formProfile } from './form-profile.js';
import { probe } from './probe.js';

/** Connects, runs one statement, disconnects. */
export const connectionsTest: Method<'connections.test'> = async (params, call) => {
  const { connection } = params;
  requireText(params, 'directory');
  call.progress('Connecting …');
  const made =
    typeof connection === 'string'
      ? await connect(connection, { directory: call.absolute(params.directory) })
      : await connect(formProfile(connection));
  return probe(made, call.signal);
};
