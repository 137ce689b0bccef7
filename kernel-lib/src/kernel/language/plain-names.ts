const CALLED = /\(0 ?, ʃ(?<name>[\p{ID_Continue}$]+)\.v\)/gu;
const USED = /ʃ(?<name>[\p{ID_Continue}$]+)\.v\b/gu;

/** A message of V8 with names of the session as the user wrote them: it quotes the compiled code. */
export const plainNames = (message: string): string =>
  message.includes('ʃ') ? message.replace(CALLED, '$<name>').replace(USED, '$<name>') : message;
