import type { SqlInspection } from './inspect-sql.js';

/** How something is shown: as text and as Markdown. */
export interface Described {
  readonly text: string;
  readonly markdown: string;
}

/** Signs that would end a cell of a Markdown table, or be read as markup. */
const inMarkdown = (text: string): string => text.replace(/[\\`*_|<>[\]]/g, '\\$&');

/** As code in Markdown, with a fence that the text cannot end. */
function code(text: string): string {
  const fence = '`'.repeat(
    Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1,
  );
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

function relation({
  name,
  what,
  columns,
}: Extract<SqlInspection, { kind: 'relation' }>): Described {
  const width = Math.max(0, ...columns.map((column) => column.name.length));
  const lines = columns.map((column) =>
    `  ${column.name.padEnd(width)}  ${column.type ?? ''}`.trimEnd(),
  );
  const rows = columns.map(
    (column) => `| ${inMarkdown(column.name)} | ${inMarkdown(column.type ?? '')} |`,
  );
  const table = rows.length === 0 ? [] : ['', '| column | type |', '| --- | --- |', ...rows];
  return {
    text: [`${what} ${name}`, ...lines].join('\n'),
    markdown: [`**${inMarkdown(name)}** (${what})`, ...table].join('\n'),
  };
}

/** An inspection in words. */
export function describeInspection(found: SqlInspection): Described {
  if (found.kind === 'relation') return relation(found);
  if (found.kind === 'column') {
    const { name, type = '', of } = found.column;
    const owner = of === '' ? '' : `, column of ${of}`;
    const typed = type === '' ? '' : ` ${code(type)}`;
    return {
      text: `${name} ${type}`.trimEnd() + owner,
      markdown: `**${inMarkdown(name)}**${typed}${of === '' ? '' : `, column of **${inMarkdown(of)}**`}`,
    };
  }
  const { signature, returns, summary, manual } = found.known;
  const gives =
    returns === '' || returns === 'anyelement' || returns === 'type' ? '' : ` → ${returns}`;
  return {
    text: `${signature}${gives}\n\n${summary}\n\n${manual}`,
    markdown: `${code(`${signature}${gives}`)}\n\n${inMarkdown(summary)}\n\n[Amazon Redshift manual](${manual})`,
  };
}
