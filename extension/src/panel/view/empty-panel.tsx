import type { PanelModel } from '../panel-model.js';

/** In the tree's place while there are no connections: why, and what to do. */
export function EmptyPanel({ model }: { model: PanelModel }) {
  const { connections, form, link } = model;
  if (connections.failure !== undefined && link.kind !== 'stopped') {
    const { message, hint } = connections.failure;
    return (
      <div className="sb-empty sb-mod-error" role="alert">
        <p>{message}</p>
        {hint !== undefined && <p className="sb-hint">{hint}</p>}
      </div>
    );
  }
  if (connections.all === undefined || form !== undefined) return <div className="sb-empty" />;
  return (
    <div className="sb-empty">
      <p>No connection is saved yet.</p>
      <button
        type="button"
        className="jp-mod-styled jp-mod-accept"
        onClick={() => model.openForm()}
      >
        Add a connection
      </button>
      <p className="sb-hint">
        Connections in a shiftbook.json beside the open notebook are listed here too.
      </p>
    </div>
  );
}
