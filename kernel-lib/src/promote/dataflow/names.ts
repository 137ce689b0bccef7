import ts from 'typescript';

function* bound(name: ts.BindingName): Generator<ts.Identifier> {
  if (ts.isIdentifier(name)) yield name;
  else {
    for (const element of name.elements) {
      if (ts.isBindingElement(element)) yield* bound(element.name);
    }
  }
}

/** `var` reaches out of blocks, but not out of functions. */
function* hoisted(node: ts.Node): Generator<ts.Identifier> {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) {
    for (const declaration of node.declarations) yield* bound(declaration.name);
  }
  for (const child of node.getChildren()) yield* hoisted(child);
}

function* imported({ importClause }: ts.ImportDeclaration): Generator<ts.Identifier> {
  if (importClause?.name !== undefined) yield importClause.name;
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) yield bindings.name;
  else for (const specifier of bindings.elements) yield specifier.name;
}

/** The names that a statement at the top level gives to the cells after it. */
export function* definedNames(statement: ts.Statement): Generator<ts.Identifier> {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) {
      yield* bound(declaration.name);
    }
  } else if (ts.isImportDeclaration(statement)) yield* imported(statement);
  else if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  ) {
    if (statement.name !== undefined) yield statement.name;
  } else yield* hoisted(statement);
}
