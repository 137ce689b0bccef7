import type { ConnectionCache } from './connection-cache.js';
import type { PanelMethod, PanelMethods } from './protocol.js';

/** What a method has at hand besides its parameters. */
export interface PanelCall {
  /** Fires when the panel cancels the request, or goes away. */
  readonly signal: AbortSignal;
  /** Says in one line what goes on now. */
  progress(line: string): void;
  /** Connections of this panel; they are closed with it. */
  readonly connections: ConnectionCache;
  /** An absolute path of one that is relative to the folder which Jupyter serves. */
  absolute(path: string): string;
  /** Version of Shiftbook. */
  readonly version: string;
  /** Tells who the panel is: an older line of the same client is closed. */
  identify(clientId: string): void;
}

export type Method<M extends PanelMethod> = (
  params: PanelMethods[M]['params'],
  call: PanelCall,
) => Promise<PanelMethods[M]['result']>;
