import type { JsonObject } from '../wire/message.js';

/** Something that is shown. */
export interface Shown {
  /** A MIME bundle. */
  readonly data: JsonObject;
  readonly metadata: unknown;
  /** By which it can be replaced. */
  readonly id: string | undefined;
  /** Whether it replaces what was shown by that id. */
  readonly update: boolean;
}

/**
 * Type and content of the message that shows it
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data).
 */
export const displayData = ({
  data,
  metadata,
  id,
  update,
}: Shown): ['display_data' | 'update_display_data', JsonObject] => [
  update ? 'update_display_data' : 'display_data',
  { data, metadata, transient: id === undefined ? {} : { display_id: id } },
];
