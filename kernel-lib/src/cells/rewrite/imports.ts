import ts from 'typescript';
import { importedNames } from '../import-clause.js';
import { callOf, declaring, IMPORT } from './names.js';

const { factory } = ts;

/**
 * `await ʃʃimport('m', { local: 'exported', all: '*' })`; nothing where only types are imported.
 *
 * @param values local names that stand for values
 */
export function importCall(
  node: ts.ImportDeclaration,
  values: ReadonlySet<string>,
): ts.Statement | undefined {
  const { importClause, moduleSpecifier, attributes } = node;
  const used = [...importedNames(node)].filter(
    ({ local, isTypeOnly }) => !isTypeOnly && values.has(local),
  );
  if (importClause !== undefined && used.length === 0) return undefined;
  const fields = used.map(({ local, exported }) =>
    factory.createPropertyAssignment(local, factory.createStringLiteral(exported)),
  );
  const options = (attributes?.elements ?? []).map(({ name, value }) =>
    factory.createPropertyAssignment(name, value),
  );
  const parts = options.length === 0 ? [fields] : [fields, options];
  return factory.createExpressionStatement(
    factory.createAwaitExpression(
      callOf(
        IMPORT,
        moduleSpecifier,
        ...parts.map((part) => factory.createObjectLiteralExpression(part)),
      ),
    ),
  );
}

const entity = (name: ts.EntityName): ts.Expression =>
  ts.isIdentifier(name)
    ? name
    : factory.createPropertyAccessExpression(entity(name.left), name.right);

/** `import fs = require('node:fs')`, and `import Short = Long.Name`. */
export function importEquals({ name, moduleReference }: ts.ImportEqualsDeclaration): ts.Statement {
  const from = ts.isExternalModuleReference(moduleReference)
    ? factory.createCallExpression(factory.createIdentifier('require'), undefined, [
        moduleReference.expression,
      ])
    : entity(moduleReference);
  return declaring([factory.createPropertyAssignment(name.text, from)]);
}
