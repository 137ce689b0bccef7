import ts from 'typescript';

export type Completeness =
  | { readonly status: 'complete' }
  | { readonly status: 'invalid' }
  | { readonly status: 'incomplete'; readonly indent: string };

const INDENT = '  ';
const OPENING = new Set([
  ts.SyntaxKind.OpenBraceToken,
  ts.SyntaxKind.OpenBracketToken,
  ts.SyntaxKind.OpenParenToken,
  ts.SyntaxKind.TemplateHead,
]);
const CLOSING = new Set([
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseParenToken,
  ts.SyntaxKind.TemplateTail,
]);

/** TypeScript's numbers for a template or comment that nothing ends. */
const UNTERMINATED_TEMPLATE = 1160;
const UNTERMINATED_COMMENT = 1010;
/** A string ends on its line, if at all. */
const UNTERMINATED_STRING = 1002;

/** How many brackets are open at the end. */
function depth(file: ts.SourceFile): number {
  let open = 0;
  const count = (node: ts.Node): void => {
    if (OPENING.has(node.kind)) open++;
    if (CLOSING.has(node.kind)) open--;
    for (const child of node.getChildren(file)) if (child.end > child.pos) count(child);
  };
  count(file);
  return Math.max(0, open);
}

/**
 * Whether a console should run a text, wait for more lines, or neither can help. A text is incomplete where all that
 * the parser misses is what may follow at its end.
 *
 * @param file the text, parsed
 */
export function completenessOf(
  file: ts.SourceFile,
  errors: readonly { readonly code: number; readonly start: number; readonly length: number }[],
): Completeness {
  const [first] = errors;
  if (first === undefined) return { status: 'complete' };
  const end = file.text.trimEnd().length;
  const waits =
    (first.start >= end && first.code !== UNTERMINATED_STRING) ||
    first.code === UNTERMINATED_TEMPLATE ||
    first.code === UNTERMINATED_COMMENT;
  if (!waits) return { status: 'invalid' };
  const isText = first.code === UNTERMINATED_TEMPLATE || first.code === UNTERMINATED_COMMENT;
  return { status: 'incomplete', indent: isText ? '' : INDENT.repeat(depth(file)) };
}
