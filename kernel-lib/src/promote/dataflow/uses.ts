import ts from 'typescript';

/** A place where a name is read or written. */
export interface Use {
  readonly symbol: ts.Symbol;
  readonly node: ts.Identifier;
}

/** Whether a node says something of types only, which is gone when the code runs. */
const isTypeOnly = (node: ts.Node): boolean =>
  (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  (ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ImplementsKeyword) ||
  (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);

function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const parent = node.parent;
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node) {
    return checker.getShorthandAssignmentValueSymbol(parent);
  }
  return checker.getSymbolAtLocation(node);
}

/** Every use, as a value, of a symbol that is known at the top level, in the order of the text. */
export function findUses(
  root: ts.Node,
  known: { has(symbol: ts.Symbol): boolean },
  checker: ts.TypeChecker,
): Use[] {
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (isTypeOnly(node)) return;
    if (ts.isIdentifier(node)) {
      const symbol = symbolOf(node, checker);
      if (symbol !== undefined && known.has(symbol)) uses.push({ symbol, node });
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return uses;
}
