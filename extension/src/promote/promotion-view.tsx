import { useEffect, useReducer } from 'react';
import type { Promotion } from './promotion.js';
import { PromotionSummary } from './promotion-summary.js';

const TITLES = {
  running: 'Promoting…',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
} as const;

/** One promotion, while it goes on and afterwards. */
export function PromotionView({ promotion }: { promotion: Promotion }) {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    promotion.changed.connect(draw);
    draw();
    return () => {
      promotion.changed.disconnect(draw);
    };
  }, [promotion]);

  const { state, lines } = promotion;
  return (
    <div className="sb-promotion-body" aria-busy={state.phase === 'running'}>
      <div className="sb-promotion-head">
        <h2>{promotion.notebook.path}</h2>
        <span className="sb-badge" data-status={state.phase} role="status">
          {TITLES[state.phase]}
        </span>
        {state.phase === 'running' && (
          <button type="button" className="jp-mod-styled" onClick={() => promotion.stop()}>
            Stop
          </button>
        )}
      </div>
      {state.phase === 'failed' && (
        <div className="sb-form-failure" role="alert">
          <p>{state.failure.message}</p>
          {state.failure.hint !== undefined && <p className="sb-hint">{state.failure.hint}</p>}
        </div>
      )}
      {state.phase === 'done' && <PromotionSummary summary={state.summary} />}
      {lines.length > 0 && (
        <section>
          <h3>Progress</h3>
          <ol className="sb-lines" role="log">
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
              <li key={index}>{line}</li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
