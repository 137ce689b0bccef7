import { Dialog, showDialog } from '@jupyterlab/apputils';
import { ReactWidget } from '@jupyterlab/ui-components';
import { useId } from 'react';
import type { PromoteMode } from '../wire/protocol.js';
import { MODES } from './modes.js';

function ModeChoice({
  start,
  onChange,
}: {
  start: PromoteMode;
  onChange: (mode: PromoteMode) => void;
}) {
  const group = useId();
  return (
    <fieldset className="sb-modes">
      <legend>What should happen?</legend>
      {MODES.map(({ mode, label, effect }) => (
        <label key={mode}>
          <input
            type="radio"
            name={group}
            value={mode}
            defaultChecked={mode === start}
            onChange={() => onChange(mode)}
          />
          <span>
            {label}
            <span className="sb-hint">{effect}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

class ModeBody extends ReactWidget implements Dialog.IBodyWidget<PromoteMode> {
  private mode: PromoteMode = 'definition';

  getValue(): PromoteMode {
    return this.mode;
  }

  protected override render() {
    return <ModeChoice start={this.mode} onChange={(mode) => (this.mode = mode)} />;
  }
}

/** Asks what to do with a notebook; `undefined` where the user changed their mind. */
export async function askMode(name: string): Promise<PromoteMode | undefined> {
  const { button, value } = await showDialog({
    title: `Promote ${name} to a pipeline`,
    body: new ModeBody(),
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: 'Promote' })],
    focusNodeSelector: 'input:checked',
  });
  return button.accept ? (value ?? undefined) : undefined;
}
