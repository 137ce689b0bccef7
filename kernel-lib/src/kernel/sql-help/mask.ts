/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** SQL with its bindings as numbers of the same length: a value stands there, of which nothing is known. */
export const maskBindings = (text: string, bindings: readonly Stretch[]): string =>
  bindings.reduce(
    (masked, { start, end }) =>
      masked.slice(0, start) + '0'.repeat(end - start) + masked.slice(end),
    text,
  );

/** A text with everything blanked but one stretch; lines and columns stay. */
export function onlyStretch(text: string, { start, end }: Stretch): string {
  const blank = (piece: string) => piece.replace(/[^\n]/g, ' ');
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}
