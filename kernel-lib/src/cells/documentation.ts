import ts from 'typescript';

/** Files read again with their comments, which the compiler does without; the few that are looked at. */
const commented = new Map<string, ts.SourceFile>();
const MOST_KEPT = 20;

function withComments(file: ts.SourceFile): ts.SourceFile {
  const known = commented.get(file.fileName);
  if (known?.text === file.text) return known;
  if (commented.size >= MOST_KEPT) commented.clear();
  const parsed = ts.createSourceFile(
    file.fileName,
    file.text,
    {
      languageVersion: file.languageVersion,
      jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
    },
    true,
  );
  commented.set(file.fileName, parsed);
  return parsed;
}

/** The node of the same place and kind in a file of the same text. */
function sameNode(node: ts.Node, file: ts.SourceFile): ts.Node | undefined {
  const find = (candidate: ts.Node): ts.Node | undefined => {
    if (candidate.pos > node.pos || candidate.end < node.end) return undefined;
    if (candidate.pos === node.pos && candidate.end === node.end && candidate.kind === node.kind)
      return candidate;
    return ts.forEachChild(candidate, find);
  };
  return find(file);
}

const inline = (text: string): string =>
  text.replace(/\{@(?:link|linkcode|linkplain)\s+([^\s|}]+)[\s|]*([^}]*)\}/g, (_, target, label) =>
    label === '' ? `\`${target}\`` : label,
  );

const textOf = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string =>
  inline(ts.getTextOfJSDocComment(comment) ?? '').trim();

function tagLine(tag: ts.JSDocTag): string {
  const text = textOf(tag.comment).replace(/^-\s*/, '');
  const name = tag.tagName.text;
  if (name === 'example') {
    return `**Example**\n\n${text.includes('```') ? text : `\`\`\`ts\n${text}\n\`\`\``}`;
  }
  const subject = ts.isJSDocParameterTag(tag) ? `${name} \`${tag.name.getText()}\`` : name;
  return `*@${subject}*${text === '' ? '' : ` — ${text}`}`;
}

/** What the comment of a declaration says, as Markdown; empty where it has none. */
export function documentationOf(declaration: ts.Declaration): string {
  const node = sameNode(declaration, withComments(declaration.getSourceFile()));
  if (node === undefined) return '';
  const parts = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const words = parts.map(({ comment }) => textOf(comment));
  const tags = parts.flatMap((part) => part.tags ?? []).map(tagLine);
  return [...words, ...tags].filter((text) => text !== '').join('\n\n');
}
