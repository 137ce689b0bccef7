const CALLED = /\(0 ?, ʃ(?<name>[\p{ID_Continue}$]+)\.v\)/gu;
const USED = /ʃ(?<name>[\p{ID_Continue}$]+)\.v\b/gu;

/** A message of V8 with names of the session as the user wrote them: it quotes the compiled code. */
export const plainNames = (message: string): string =>
  message.includes('ʃ') ? message.replace(CALLED, '$<name>').replace(USED, '$<name>') : message;

/** Makes an error, and what caused it, speak of names as the user wrote them. */
export function withPlainNames(thrown: unknown): unknown {
  for (
    let error = thrown;
    error instanceof Error && error.message.includes('ʃ');
    error = error.cause
  ) {
    const { message, stack } = error;
    error.message = plainNames(message);
    if (stack !== undefined) error.stack = plainNames(stack);
  }
  return thrown;
}
