import { escapeMarkup } from '../../frame/display/escape-markup.js';

/** A text, or a template literal's parts. */
export type TextArguments = [text: string] | [strings: TemplateStringsArray, ...values: unknown[]];

/** A value within markup; of an array each element. */
const markupOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(markupOf).join('') : escapeMarkup(String(value));

const plainOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join('') : String(value);

function joined([first, ...values]: TextArguments, textOf: (value: unknown) => string): string {
  if (typeof first === 'string') return first;
  return first.reduce((text, part, at) => `${text}${textOf(values[at - 1])}${part}`);
}

/** A text as it is; of a template the values are escaped, so that none is taken for markup. */
export const markup = (...given: TextArguments): string => joined(given, markupOf);

/** A text, or a template with its values as they are. */
export const plain = (...given: TextArguments): string => joined(given, plainOf);
