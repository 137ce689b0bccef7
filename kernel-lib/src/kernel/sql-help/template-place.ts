import type ts from 'typescript';
import { connectionHint, isSqlTag } from './connection-hint.js';
import { maskBindings, type Stretch } from './mask.js';
import type { SqlPlace } from './place.js';

/** Without such a template the compiler need not be asked. */
const MAY_HOLD_SQL = /\bsql\s*(?:<[^`]*>\s*)?`/;

/** A template in its parts: the text between its backticks, and the bindings in it. */
interface Parts extends Stretch {
  readonly bindings: readonly Stretch[];
}

function partsOf(template: ts.TemplateLiteral, file: ts.SourceFile): Parts {
  const start = template.getStart(file) + 1;
  const closed = template.end > start && file.text[template.end - 1] === '`';
  const end = closed ? template.end - 1 : template.end;
  if (!('templateSpans' in template)) return { start, end, bindings: [] };
  const heads = [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  const bindings = template.templateSpans.map(({ literal }, index) => ({
    start: (heads[index]?.end ?? start) - 2,
    // Where the closing brace is missing, the literal is empty.
    end: Math.min(end, Math.max(literal.getStart(file), literal.end - literal.getWidth(file)) + 1),
  }));
  return { start, end, bindings };
}

/**
 * The place of a position in a `sql` template of TypeScript, its `${…}` left out; nothing where it stands in none.
 *
 * @param source TypeScript, however broken
 * @param position in UTF-16 units
 */
export async function templatePlace(
  source: string,
  position: number,
): Promise<SqlPlace | undefined> {
  if (!MAY_HOLD_SQL.test(source)) return undefined;
  const { default: compiler } = await import('typescript');
  const file = compiler.createSourceFile('cell.ts', source, compiler.ScriptTarget.Latest);
  const around: ts.Node[] = [];
  let found: SqlPlace | undefined;
  const visit = (node: ts.Node): void => {
    if (position < node.pos || position > node.end) return;
    around.unshift(node);
    if (compiler.isTaggedTemplateExpression(node) && isSqlTag(compiler, node.tag)) {
      const { start, end, bindings } = partsOf(node.template, file);
      const inText = start <= position && position <= end;
      const bound = bindings.some((bound) => bound.start + 2 <= position && position < bound.end);
      if (inText && !bound) {
        found = {
          kind: 'sql',
          text: maskBindings(
            source.slice(start, end),
            bindings.map((bound) => ({ start: bound.start - start, end: bound.end - start })),
          ),
          start,
          connection: connectionHint(compiler, around, file),
        };
      }
    }
    if (found === undefined) compiler.forEachChild(node, visit);
    around.shift();
  };
  visit(file);
  return found;
}
