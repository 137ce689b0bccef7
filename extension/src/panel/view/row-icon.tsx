import type { LabIcon } from '@jupyterlab/ui-components';
import type { NodeKind } from '../../catalog/node.js';
import { columnIcon, redshiftIcon, schemaIcon, tableIcon, viewIcon } from '../../icons.js';

const ICONS: Readonly<Record<NodeKind, LabIcon>> = {
  connection: redshiftIcon,
  schema: schemaIcon,
  table: tableIcon,
  view: viewIcon,
  'external table': tableIcon,
  column: columnIcon,
};

export function RowIcon({ kind }: { kind: NodeKind }) {
  const Icon = ICONS[kind];
  return <Icon.react tag="span" className="sb-row-icon" width="14px" height="14px" />;
}
