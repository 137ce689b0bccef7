import type { PanelMethod } from './protocol.js';

const SECOND = 1000;

/** How long an answer may take, in milliseconds. Waking a paused cluster takes Redshift most of a minute. */
export const TIME_LIMITS: Readonly<Record<PanelMethod, number>> = {
  hello: 30 * SECOND,
  'connections.list': 30 * SECOND,
  'connections.test': 90 * SECOND,
  'connections.add': 90 * SECOND,
  'connections.remove': 30 * SECOND,
  'catalog.schemas': 90 * SECOND,
  'catalog.tables': 90 * SECOND,
  'catalog.columns': 90 * SECOND,
  // A pipeline runs as long as its jobs do; the user can stop it, and a lost kernel ends it.
  promote: 24 * 60 * 60 * SECOND,
};

/** How long the kernel gets to answer that it stopped a request, in milliseconds. */
export const CANCEL_GRACE = 5 * SECOND;

/** How long the hidden kernel may take to start or to come back, in milliseconds. */
export const KERNEL_START_LIMIT = 60 * SECOND;
