import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react';
import { type TreeAction, treeAction } from '../../catalog/navigate.js';
import { nodeName } from '../../catalog/node.js';
import type { TreeRow } from '../../catalog/visible-rows.js';
import type { PanelModel } from '../panel-model.js';
import { RowActions } from './row-actions.js';
import { TreeLine } from './tree-line.js';
import { useBox } from './use-box.js';
import { ROW_HEIGHT, scrollToRow, windowOfRows } from './window-of-rows.js';

/** What the tree asks of the rest of the Lab. */
export interface TreeHost {
  /** The commands that a line offers. */
  commandsOf(row: TreeRow): readonly string[];
  /** Runs one of them on the active line. */
  run(command: string): void;
  openMenu(row: TreeRow, x: number, y: number): void;
  /** What a key did. */
  act(action: Exclude<TreeAction, { do: 'move' }>): void;
}

/** The tree: one Tab stop, driven by keys, of which only the lines in sight are drawn. */
export function TreeView({ model, host }: { model: PanelModel; host: TreeHost }) {
  const box = useRef<HTMLDivElement>(null);
  const { top, height } = useBox(box);
  const prefix = useId();
  const { rows, activeRow } = model;
  const activeId = activeRow?.id;
  const activeIndex = rows.findIndex((row) => row.id === activeId);
  const [from, to] = windowOfRows(rows.length, top, height);
  const drawn = rows.slice(from, to).map((row, offset) => ({ row, index: from + offset }));
  // A screen reader must find the active line in the document even when it is scrolled out of sight.
  if (activeRow !== undefined && (activeIndex < from || activeIndex >= to))
    drawn.push({ row: activeRow, index: activeIndex });

  // Only a change of the active line moves the view; not a tree that grows above it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const element = box.current;
    if (element !== null && activeIndex >= 0)
      element.scrollTop = scrollToRow(activeIndex, element.scrollTop, element.clientHeight);
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const action = treeAction(event.key, rows, activeId);
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.do === 'move') model.activate(action.to);
    else host.act(action);
  };

  const onContextMenu = (event: MouseEvent): void => {
    const line = (event.target as Element).closest('.sb-row');
    const chosen = rows.find((_, index) => line?.id === `${prefix}-${index}`) ?? activeRow;
    if (chosen === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    model.activate(chosen.id);
    // From the keyboard the event has no place of its own.
    const place = document.getElementById(`${prefix}-${rows.indexOf(chosen)}`);
    const rect = line === null ? place?.getBoundingClientRect() : undefined;
    host.openMenu(chosen, rect?.left ?? event.clientX, rect?.bottom ?? event.clientY);
  };

  return (
    <div
      ref={box}
      className="sb-tree"
      role="tree"
      aria-label="Redshift connections"
      aria-activedescendant={activeIndex < 0 ? undefined : `${prefix}-${activeIndex}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <div className="sb-tree-lines" style={{ height: rows.length * ROW_HEIGHT }} role="none">
        {drawn.map(({ row, index }) => (
          <TreeLine
            key={row.id}
            row={row}
            index={index}
            domId={`${prefix}-${index}`}
            active={row.id === activeId}
            busy={row.level === 1 && model.connections.isBusy(nodeName(row.node.path))}
            actions={
              <RowActions
                commands={host.commandsOf(row)}
                disabled={model.connections.isBusy(row.node.path[0] ?? '')}
                onCommand={(command) => {
                  model.activate(row.id);
                  host.run(command);
                }}
              />
            }
            onChoose={(chosen) => {
              model.activate(chosen.id);
              if (chosen.expandable)
                host.act({ do: chosen.expanded ? 'collapse' : 'expand', row: chosen });
            }}
          />
        ))}
      </div>
    </div>
  );
}
