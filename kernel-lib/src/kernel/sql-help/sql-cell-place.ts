import { writtenBindings } from '../../sql-cell/binding.js';
import { isSqlCell } from '../../sql-cell/parse.js';
import { maskBindings, onlyStretch, type Stretch } from './mask.js';
import type { ConnectionHint, Place } from './place.js';

/** Words of a `%%sql` header before a position, and which of them names the connection. */
export interface HeaderWords {
  readonly before: readonly string[];
  readonly connection: string | undefined;
}

/** Reads a header that may be half written: `%%sql <connection> …`, flags anywhere. */
export function headerWords(header: string): HeaderWords {
  const before = header.trimStart().split(/\s+/).slice(1);
  const named = before.filter(
    (word, index) => !word.startsWith('-') && before[index - 1] !== '--limit' && word !== '',
  );
  return { before, connection: named[0] };
}

/** A binding as TypeScript that stands alone: `${a.b}` as ` (a.b)`, at the same place. */
function bindingSource(source: string, { start, end }: Stretch): string {
  const alone = onlyStretch(source, { start: start + 2, end });
  const closed = source[end - 1] === '}';
  const inner = alone.slice(start + 2, closed ? end - 1 : end);
  return `${alone.slice(0, start + 1)}(${inner}${closed ? ')' : ''}${alone.slice(end)}`;
}

/** The place of a position in a `%%sql` cell; nothing for another cell. */
export function sqlCellPlace(source: string, position: number): Place | undefined {
  if (!isSqlCell(source)) return undefined;
  const headerStart = source.search(/\S/);
  const line = source.indexOf('\n', headerStart);
  const headerEnd = line === -1 ? source.length : line;
  if (position <= headerEnd) return { kind: 'header', start: headerStart };
  const { connection: name } = headerWords(source.slice(headerStart, headerEnd));
  const connection: ConnectionHint =
    name === undefined ? { kind: 'latest' } : { kind: 'saved', name };
  const start = headerEnd + 1;
  const text = source.slice(start);
  const bindings = [...writtenBindings(text)];
  const at = position - start;
  // Between `$` and `{` nobody writes; behind the `}` SQL goes on.
  const inside = bindings.find(
    (binding) =>
      binding.start + 2 <= at && (at < binding.end || (at === binding.end && text[at - 1] !== '}')),
  );
  if (inside !== undefined) {
    const binding = { start: start + inside.start, end: start + inside.end };
    return { kind: 'typescript', source: bindingSource(source, binding), connection };
  }
  return {
    kind: 'sql',
    text: maskBindings(text, bindings),
    start,
    connection,
  };
}
