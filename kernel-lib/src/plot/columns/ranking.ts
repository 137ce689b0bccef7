import { compareTexts, LABEL_LENGTH } from './series.js';

/** Places of texts by weight, the heaviest first, then by text; `null` weighs nothing. From 1. */
export function placesOf(
  weights: ReadonlyMap<string | null, number | null>,
): Map<string | null, number> {
  const order = [...weights].sort(([one, light], [other, heavy]) => {
    if (light === heavy) return compareTexts(one, other);
    if (light === null || heavy === null) return light === null ? 1 : -1;
    return heavy - light;
  });
  return new Map(order.map(([text], index) => [text, index + 1]));
}

/** What a label shows of a text. */
export const cut = (text: string | null): string | null =>
  text === null ? null : [...text].slice(0, LABEL_LENGTH).join('');
