import { ShiftbookError } from '../../errors.js';

/** Tells that files stay behind; what they were for has its own outcome. */
export function warnLeft(address: string, error: unknown): void {
  const said = error instanceof ShiftbookError ? error.toString() : String(error);
  process.emitWarning(`Files in ${address} were not removed: ${said}`, {
    type: 'ShiftbookWarning',
    code: 'staging-not-removed',
    detail: 'The next start of Shiftbook on this machine tries again.',
  });
}
