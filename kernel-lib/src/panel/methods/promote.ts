import { ShiftbookError } from '../../errors.js';
import { promoteNotebook } from '../../promote/promote-notebook.js';
import type { Method } from '../call.js';
import type { PromoteMode } from '../protocol.js';
import { requireText } from '../request.js';

const MODES: readonly PromoteMode[] = ['definition', 'apply', 'run'];

/** Promotes the notebook as it stands in the editor, through the same code as the command line. */
export const promote: Method<'promote'> = async (params, { absolute, progress, signal }) => {
  requireText(params, 'path', 'mode');
  const { path, notebook, mode } = params;
  if (!MODES.includes(mode)) {
    throw new ShiftbookError('panel-request', `A notebook cannot be promoted in mode "${mode}".`, {
      hint: `Modes: ${MODES.join(', ')}.`,
    });
  }
  const options = { mode, notebook, onProgress: progress, signal };
  // Only what the panel may see; the promotion has methods too.
  return { ...(await promoteNotebook(absolute(path), options)) };
};
