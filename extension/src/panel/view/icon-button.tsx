import type { LabIcon } from '@jupyterlab/ui-components';
import type { MouseEvent } from 'react';

/** A small button that shows an icon; `title` is its name for all who cannot see that. */
export function IconButton(props: {
  icon: LabIcon;
  title: string;
  disabled?: boolean;
  /** Reached by the tree's keys instead of Tab. */
  mouseOnly?: boolean;
  onClick: (event: MouseEvent) => void;
}) {
  return (
    <button
      type="button"
      className="sb-iconButton"
      title={props.title}
      aria-label={props.title}
      disabled={props.disabled}
      tabIndex={props.mouseOnly ? -1 : undefined}
      onClick={props.onClick}
    >
      <props.icon.react tag="span" width="16px" height="16px" />
    </button>
  );
}
