import { BadValue } from '../values/bad-value.js';
import type { TextFormat } from './text-format.js';

/** The values of a row as they stand in it; null where it is the text that stands for NULL. */
export function splitFields(text: string, format: TextFormat): (string | null)[] {
  return format.quote === undefined ? delimited(text, format) : quoted(text, format, format.quote);
}

function delimited(text: string, { delimiter, escapes, removeQuotes, nullAs }: TextFormat) {
  const written = escapes ? splitEscaped(text, delimiter) : text.split(delimiter);
  return written.map((field) => {
    // What stands for NULL is looked for before escapes are read: \N has one.
    if (field === nullAs) return null;
    const bare = removeQuotes ? field.replace(/^(["'])(.*)\1$/s, '$2') : field;
    return escapes ? bare.replace(/\\(.)/gs, '$1') : bare;
  });
}

function splitEscaped(text: string, delimiter: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith(delimiter, at)) {
      fields.push(text.slice(start, at));
      at += delimiter.length;
      start = at;
    } else at++;
  }
  fields.push(text.slice(start));
  return fields;
}

function quoted(text: string, { delimiter, nullAs }: TextFormat, quote: string) {
  const fields: (string | null)[] = [];
  const blanks = new RegExp(`[${' \t'.replace(delimiter, '')}]*`, 'y');
  /** Behind the blanks that stand at a place. */
  const past = (at: number): number => {
    blanks.lastIndex = at;
    return at + (blanks.exec(text)?.[0].length ?? 0);
  };
  for (let at = 0; ; ) {
    // Blanks around the quotation marks are nothing.
    if (text.startsWith(quote, past(at))) {
      at = past(at);
      let value = '';
      let end = text.indexOf(quote, at + 1);
      for (at++; end !== -1 && text.startsWith(quote, end + 1); end = text.indexOf(quote, at)) {
        value += text.slice(at, end + 1);
        at = end + 2;
      }
      if (end === -1) throw new BadValue(1216, 'Missing newline: Unexpected character found', at);
      fields.push(value + text.slice(at, end));
      at = past(end + 1);
      if (at < text.length && !text.startsWith(delimiter, at)) {
        throw new BadValue(1216, 'Invalid quote formatting for CSV', at);
      }
    } else {
      const end = text.indexOf(delimiter, at);
      const value = text.slice(at, end === -1 ? undefined : end);
      if (value.includes(quote)) throw new BadValue(1216, 'Invalid quote formatting for CSV', at);
      fields.push(value === nullAs ? null : value);
      at += value.length;
    }
    if (at >= text.length) return fields;
    at += delimiter.length;
  }
}
