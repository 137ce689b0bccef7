import { PanelFailure } from '../wire/failure.js';

/** One line at the foot of the panel: how the last action ended. */
export interface Notice {
  readonly kind: 'info' | 'error';
  readonly text: string;
  readonly hint?: string;
}

export const info = (text: string): Notice => ({ kind: 'info', text });

/** An error as a notice; what the user stopped is none. */
export function failed(error: unknown): Notice | undefined {
  const { code, message, hint } = PanelFailure.from(error);
  if (code === 'cancelled') return undefined;
  return { kind: 'error', text: message, ...(hint === undefined ? {} : { hint }) };
}
