import type { Vector } from 'apache-arrow';
import { columnText, SQL_STYLE } from '../../frame/text/column-text.js';

/** Values of a column as the database casts them to text; NULL is null. @param type Redshift's name of its type */
export function localTexts({ data, length }: Vector, type: string): (string | null)[] {
  const texts: (string | null)[] = new Array(length);
  const padded = type.startsWith('char');
  let at = 0;
  for (const piece of data) {
    const read = columnText(piece, type, SQL_STYLE);
    for (let index = 0; index < piece.length; index++, at++) {
      const text = read(index);
      texts[at] = padded ? (text?.replace(/ +$/, '') ?? null) : text;
    }
  }
  return texts;
}
