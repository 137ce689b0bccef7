import { closeIcon } from '@jupyterlab/ui-components';
import type { Notice } from '../notice.js';
import { IconButton } from './icon-button.js';

/** How the last action ended; an empty live region while there is nothing to say. */
export function NoticeLine({ notice, onClose }: { notice?: Notice; onClose: () => void }) {
  return (
    <div className="sb-notice" role="status" data-kind={notice?.kind}>
      {notice !== undefined && (
        <>
          <div className="sb-notice-text">
            <p>{notice.text}</p>
            {notice.hint !== undefined && <p className="sb-hint">{notice.hint}</p>}
          </div>
          <IconButton icon={closeIcon} title="Dismiss" onClick={onClose} />
        </>
      )}
    </div>
  );
}
