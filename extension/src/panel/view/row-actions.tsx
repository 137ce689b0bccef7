import {
  checkIcon,
  closeIcon,
  type LabIcon,
  pasteIcon,
  refreshIcon,
} from '@jupyterlab/ui-components';
import { COMMAND_IDS } from '../../tokens.js';
import { IconButton } from './icon-button.js';

const BUTTONS: Readonly<Record<string, { icon: LabIcon; title: string }>> = {
  [COMMAND_IDS.insertSelect]: { icon: pasteIcon, title: 'Insert SELECT … LIMIT 100 (Enter)' },
  [COMMAND_IDS.testConnection]: { icon: checkIcon, title: 'Test the connection' },
  [COMMAND_IDS.refreshNode]: { icon: refreshIcon, title: 'Refresh' },
  [COMMAND_IDS.removeConnection]: { icon: closeIcon, title: 'Remove the connection (Delete)' },
};

/** The buttons at a line's end, seen while the mouse is over it or it is active. The menu has the same for keys. */
export function RowActions(props: {
  commands: readonly string[];
  disabled: boolean;
  onCommand: (command: string) => void;
}) {
  return (
    <span className="sb-row-actions">
      {props.commands.map((command) => {
        const button = BUTTONS[command];
        return (
          button !== undefined && (
            <IconButton
              key={command}
              icon={button.icon}
              title={button.title}
              disabled={props.disabled}
              mouseOnly
              onClick={(event) => {
                event.stopPropagation();
                props.onCommand(command);
              }}
            />
          )
        );
      })}
    </span>
  );
}
