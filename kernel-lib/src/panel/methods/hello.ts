import type { Method } from '../call.js';
import { PANEL_PROTOCOL } from '../protocol.js';
import { requireText } from '../request.js';

/** Greets: says what the kernel speaks, and learns who the panel is. */
export const hello: Method<'hello'> = async (params, { identify, version }) => {
  requireText(params, 'clientId');
  identify(params.clientId);
  return { protocol: PANEL_PROTOCOL, version };
};
