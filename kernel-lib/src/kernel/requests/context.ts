import { AsyncLocalStorage } from 'node:async_hooks';
import type { Header } from '../wire/message.js';

/** The request that code runs for: what it prints and shows belongs to that request, however late. */
export interface RequestContext {
  readonly parent: Header;
  /** A silent execution shows nothing. */
  readonly silent: boolean;
  /** Identities of the client that may be asked for input; missing where none may. */
  readonly stdin?: readonly Uint8Array[];
}

const storage = new AsyncLocalStorage<RequestContext>();
let latest: RequestContext | undefined;

/** Runs `work`, and all that it starts, on behalf of a request. */
export function onBehalfOf<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Names the cell that output without a context of its own falls to, such as a native callback's. */
export function setLatestCell(context: RequestContext): void {
  latest = context;
}

/** The request that the calling code runs for, else the latest cell. */
export const currentRequest = (): RequestContext | undefined => storage.getStore() ?? latest;
