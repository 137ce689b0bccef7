import type { LinkState } from '../../wire/link.js';

const WORDS = {
  idle: undefined,
  ready: undefined,
  starting: 'Starting the kernel…',
  restarting: 'The kernel restarts…',
  reconnecting: 'Reconnecting to the Jupyter server…',
} as const;

/** Says how the line to the kernel is, where that is not as it should be; offers to start again where it stopped. */
export function LinkBanner({ state, onStart }: { state: LinkState; onStart: () => void }) {
  if (state.kind === 'stopped') {
    const { message, hint } = state.failure;
    return (
      <div className="sb-banner sb-mod-error" role="alert">
        <p>{message}</p>
        {hint !== undefined && <p className="sb-hint">{hint}</p>}
        <button type="button" className="jp-mod-styled jp-mod-accept" onClick={onStart}>
          Start again
        </button>
      </div>
    );
  }
  const words = WORDS[state.kind];
  return (
    <div role="status" className={words === undefined ? undefined : 'sb-banner sb-mod-busy'}>
      {words}
    </div>
  );
}
