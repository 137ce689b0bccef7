import ts from 'typescript';

const { factory } = ts;

const EXPORTS = [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DefaultKeyword];

/** A declaration without `export` and `default`, which say nothing in a cell: all its names are there for the others. */
export function withoutExport(node: ts.Statement): ts.Statement {
  if (!ts.canHaveModifiers(node)) return node;
  const all = node.modifiers ?? [];
  const kept = all.filter(({ kind }) => !EXPORTS.includes(kind));
  if (kept.length === all.length) return node;
  if (ts.isVariableStatement(node)) {
    const modifiers = kept.filter(ts.isModifier);
    return factory.updateVariableStatement(node, modifiers, node.declarationList);
  }
  if (ts.isFunctionDeclaration(node)) {
    const { asteriskToken, name, typeParameters, parameters, type, body } = node;
    return factory.updateFunctionDeclaration(
      node,
      kept.filter(ts.isModifier),
      asteriskToken,
      name,
      typeParameters,
      parameters,
      type,
      body,
    );
  }
  if (ts.isClassDeclaration(node)) {
    const { name, typeParameters, heritageClauses, members } = node;
    return factory.updateClassDeclaration(
      node,
      kept,
      name,
      typeParameters,
      heritageClauses,
      members,
    );
  }
  const modifiers = kept.filter(ts.isModifier);
  if (ts.isEnumDeclaration(node)) {
    return factory.updateEnumDeclaration(node, modifiers, node.name, node.members);
  }
  if (ts.isModuleDeclaration(node)) {
    return factory.updateModuleDeclaration(node, modifiers, node.name, node.body);
  }
  return node;
}
