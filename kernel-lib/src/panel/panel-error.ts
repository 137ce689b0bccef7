import { ShiftbookError } from '../errors.js';
import type { PanelError } from './protocol.js';

/** An error as the panel gets it. */
export function panelError(error: unknown): PanelError {
  if (error instanceof ShiftbookError) {
    const { code, message, hint } = error;
    return hint === undefined ? { code, message } : { code, message, hint };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
