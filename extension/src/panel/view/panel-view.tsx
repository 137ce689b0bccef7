import { addIcon, InputGroup, refreshIcon } from '@jupyterlab/ui-components';
import { useEffect, useReducer } from 'react';
import type { PanelModel } from '../panel-model.js';
import { ConnectionForm } from './connection-form.js';
import { EmptyPanel } from './empty-panel.js';
import { IconButton } from './icon-button.js';
import { LinkBanner } from './link-banner.js';
import { NoticeLine } from './notice-line.js';
import { type TreeHost, TreeView } from './tree-view.js';

/** The panel "Redshift", drawn from its model. */
export function PanelView({ model, host }: { model: PanelModel; host: TreeHost }) {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    model.changed.connect(draw);
    return () => {
      model.changed.disconnect(draw);
    };
  }, [model]);

  const answers = model.link.kind === 'ready';
  return (
    <>
      <div className="sb-header">
        <h2>Redshift</h2>
        <IconButton
          icon={addIcon}
          title="Add a connection"
          disabled={!answers || model.form !== undefined}
          onClick={() => model.openForm()}
        />
        <IconButton
          icon={refreshIcon}
          title="Refresh connections and tree"
          disabled={!answers}
          onClick={() => void model.refresh()}
        />
      </div>
      <LinkBanner state={model.link} onStart={() => model.startAgain()} />
      {model.form !== undefined && (
        <ConnectionForm
          form={model.form}
          onSubmit={() => void model.submitForm()}
          onCancel={() => model.closeForm()}
        />
      )}
      {model.connections.all?.length ? (
        <>
          <InputGroup
            type="search"
            className="sb-filter"
            placeholder="Filter what is open below"
            aria-label="Filter schemas, tables and columns"
            rightIcon="ui-components:search"
            value={model.filter}
            onChange={(event) => model.setFilter(event.currentTarget.value)}
          />
          <TreeView model={model} host={host} />
        </>
      ) : (
        <EmptyPanel model={model} />
      )}
      <NoticeLine notice={model.notice} onClose={() => model.dismissNotice()} />
    </>
  );
}
