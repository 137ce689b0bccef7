import type { TextRow } from './csv-rows.js';

/** What CSV can get wrong: emptiness, NULL in the middle and at the end, and every mark that CSV knows. */
const TEXTS: readonly (string | null)[] = ['', null, 'a "b", \\c\n;\td\r\ne', ' NULL ', null];

const literal = (text: string | null): string =>
  text === null ? 'null' : `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;

/**
 * A statement whose result shows how the service writes CSV, which AWS does not document: whether NULL and an empty text look
 * different, how it quotes, and whether it has a header.
 */
export const CSV_TRIAL = `select v from (${TEXTS.map((text, index) =>
  index === 0
    ? `select 0 as i, ${literal(text)}::varchar as v`
    : `select ${index}, ${literal(text)}`,
).join(' union all ')}) as trial order by i`;

/** Whether the result of {@link CSV_TRIAL} reads as what was asked for, so that results can be fetched as CSV. */
export const passesTrial = (rows: readonly TextRow[]): boolean =>
  JSON.stringify(rows) === JSON.stringify(TEXTS.map((text) => [text]));
