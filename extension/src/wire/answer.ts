import type { PanelError } from './protocol.js';

/** What the kernel says about one request. */
export type Answer =
  | { readonly kind: 'progress'; readonly id: string; readonly line: string }
  | { readonly kind: 'result'; readonly id: string; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: string; readonly error: PanelError };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Reads one message of the comm; `undefined` for anything that is no answer. */
export function readAnswer(message: unknown): Answer | undefined {
  if (!isRecord(message) || typeof message.id !== 'string') return undefined;
  const { id } = message;
  if (typeof message.progress === 'string') return { kind: 'progress', id, line: message.progress };
  if (isRecord(message.error)) return { kind: 'error', id, error: readError(message.error) };
  return 'result' in message ? { kind: 'result', id, result: message.result } : undefined;
}

function readError(error: Record<string, unknown>): PanelError {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined;
  const hint = text(error.hint);
  return {
    code: text(error.code) ?? 'failed',
    message: text(error.message) ?? 'The kernel reported an error without a message.',
    ...(hint === undefined ? {} : { hint }),
  };
}
