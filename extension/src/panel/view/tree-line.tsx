import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';
import { nodeName } from '../../catalog/node.js';
import type { TreeRow } from '../../catalog/visible-rows.js';
import { RowIcon } from './row-icon.js';
import { ROW_HEIGHT } from './window-of-rows.js';

/** One line of the tree. `domId` names it for `aria-activedescendant`. */
export function TreeLine(props: {
  row: TreeRow;
  index: number;
  domId: string;
  active: boolean;
  busy: boolean;
  actions: ReactNode;
  onChoose: (row: TreeRow) => void;
}) {
  const { row } = props;
  const Caret = row.expanded ? caretDownIcon : caretRightIcon;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself takes the keys, as the tree pattern has it
    <div
      id={props.domId}
      className="sb-row"
      role="treeitem"
      tabIndex={-1}
      aria-label={row.note?.text ?? `${nodeName(row.node.path)} ${row.node.detail}`.trim()}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expandable ? row.expanded : undefined}
      aria-selected={props.active}
      aria-busy={props.busy}
      data-kind={row.note?.kind ?? row.node.kind}
      style={{ top: props.index * ROW_HEIGHT, paddingLeft: 4 + (row.level - 1) * 12 }}
      onClick={() => props.onChoose(row)}
    >
      <span className="sb-row-caret">{row.expandable && <Caret.react tag="span" />}</span>
      {row.note === undefined ? (
        <>
          <RowIcon kind={row.node.kind} />
          <span className="sb-row-name" title={nodeName(row.node.path)}>
            {nodeName(row.node.path)}
          </span>
          <span className="sb-row-detail" title={row.node.detail}>
            {row.node.detail}
          </span>
          {props.actions}
        </>
      ) : (
        <span className="sb-row-note" title={row.note.text}>
          {row.note.text}
        </span>
      )}
    </div>
  );
}
