/** A message that the kernel drops: it is logged and never answered. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';

  /** @param reason continues the sentence "Dropped a message: …" */
  constructor(readonly reason: string) {
    super(`Dropped a message: ${reason}.`);
  }
}
