import ts from 'typescript';
import { CELL_MODULE, type CellCompiler } from './compiler.js';
import { documentationOf } from './documentation.js';
import { internals } from './internals.js';
import { packageOf } from './library.js';

/** What is known of a name. */
export interface Inspection {
  /** As TypeScript would declare it: `const n: number`. */
  readonly declaration: string;
  /** What its comment says, as Markdown; may be empty. */
  readonly documentation: string;
}

/** The function that is called at a position between parentheses. */
function calledAt(node: ts.Node, position: number): ts.Node | undefined {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (!ts.isCallExpression(at) && !ts.isNewExpression(at)) continue;
    const { expression } = at;
    if (position > expression.end) {
      return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    }
  }
  return undefined;
}

const isNamed = (node: ts.Node): boolean =>
  ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node);

/**
 * What stands at a position of a cell: a name there, or the function whose arguments are being written.
 *
 * @param position in UTF-16 units
 */
export function inspectionAt(
  compiler: CellCompiler,
  text: string,
  position: number,
): Inspection | undefined {
  const { file, before } = compiler.view(text);
  const at = before + position;
  // At the end of a name the cursor stands behind it.
  const nodes = [at, Math.max(before, at - 1)].map((place) =>
    internals.getTouchingPropertyName(file, place),
  );
  const node = nodes.find(isNamed) ?? calledAt(nodes[0] ?? file, at);
  return node === undefined ? undefined : describe(node, file, compiler);
}

/** Declarations of names of the session, in the order given. */
export function describeNames(compiler: CellCompiler, names: readonly string[]): Inspection[] {
  const { file } = compiler.view(names.map((name) => `${name};`).join('\n'));
  return file.statements.filter(ts.isExpressionStatement).flatMap(
    ({ expression }) =>
      describe(expression, file, compiler) ?? {
        declaration: expression.getText(file),
        documentation: '',
      },
  );
}

function describe(node: ts.Node, file: ts.SourceFile, compiler: CellCompiler) {
  const { checker } = compiler.environment.current;
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) return undefined;
  // What an earlier cell declares comes as an import; its own declaration says more.
  const target = isOfSession(symbol) ? checker.getAliasedSymbol(symbol) : symbol;
  const { displayParts } = internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
    checker,
    target,
    file,
    node.parent,
    node,
  );
  const displayed = ts.displayPartsToString(displayParts).replace(/\nimport [^\n]*$/, '');
  const declaration =
    isAlias(symbol) && ts.isIdentifier(node) && !mentions(displayed, node.text)
      ? `import ${node.text}: ${importedType(node, symbol, compiler)}`
      : displayed;
  const documented = isAlias(target) ? checker.getAliasedSymbol(target) : target;
  const documentation = (documented.declarations ?? [])
    .map(documentationOf)
    .filter((words) => words !== '');
  return { declaration, documentation: [...new Set(documentation)].join('\n\n') };
}

/** Whether a declaration has a name as a word, and not in the path of a module. */
const mentions = (declaration: string, name: string): boolean =>
  declaration
    .replace(/"[^"]*"/g, '')
    .split(/[^\p{ID_Continue}$]+/u)
    .includes(name);

/** What an import stands for, under whatever name it was exported. */
function importedType(node: ts.Identifier, symbol: ts.Symbol, compiler: CellCompiler): string {
  const { checker } = compiler.environment.current;
  const target = checker.getAliasedSymbol(symbol);
  if ((target.flags & ts.SymbolFlags.ValueModule) === 0) {
    return checker.typeToString(checker.getTypeAtLocation(node));
  }
  const file = target.name.replace(/^"|"$/g, '');
  const [, inPackage] = /.*\/node_modules\/(.+)$/.exec(file) ?? [];
  if (inPackage !== undefined) return `module "${packageOf(inPackage)}"`;
  const home = `${compiler.directory}/`;
  return `module "${file.startsWith(home) ? `./${file.slice(home.length)}` : file}"`;
}

const isAlias = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Alias) !== 0;

const isOfSession = (symbol: ts.Symbol): boolean =>
  isAlias(symbol) &&
  symbol.declarations?.some(
    (node) =>
      ts.isImportSpecifier(node) &&
      (node.parent.parent.parent.moduleSpecifier as ts.StringLiteral).text.startsWith(CELL_MODULE),
  ) === true;
