import type { Method } from '../call.js';
import type { PanelMethod } from '../protocol.js';
import { catalogColumns } from './catalog-columns.js';
import { catalogSchemas } from './catalog-schemas.js';
import { catalogTables } from './catalog-tables.js';
import { connectionsAdd } from './connections-add.js';
import { connectionsList } from './connections-list.js';
import { connectionsRemove } from './connections-remove.js';
import { connectionsTest } from './connections-test.js';
import { hello } from './hello.js';
import { promote } from './promote.js';

/** Every method of the panel, by its name on the wire. */
export const METHODS: { readonly [M in PanelMethod]: Method<M> } = {
  hello,
  'connections.list': connectionsList,
  'connections.test': connectionsTest,
  'connections.add': connectionsAdd,
  'connections.remove': connectionsRemove,
  'catalog.schemas': catalogSchemas,
  'catalog.tables': catalogTables,
  'catalog.columns': catalogColumns,
  promote,
};
