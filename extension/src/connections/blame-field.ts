import type { ConnectionForm } from '../wire/protocol.js';
import { FORM_FIELDS, type FormField } from './form.js';

/**
 * The field that an error of the kernel is about, so that the form can mark it: the one whose value the message
 * quotes. `undefined` where that is none, or not one alone.
 *
 * @example
 * ```ts
 * blameField('No cluster is named "shoftbook".', { ...form, cluster: 'shoftbook' }); // 'cluster'
 * ```
 */
export function blameField(message: string, form: ConnectionForm): FormField | undefined {
  const quoted = [...message.matchAll(/["“']([^"”']+)["”']/g)].map((match) => match[1]);
  const blamed = FORM_FIELDS.filter(({ name }) => quoted.includes(form[name]));
  return blamed.length === 1 ? blamed[0]?.name : undefined;
}
