import ts from 'typescript';
import { callOf, DECLARE, IMPORT } from './names.js';

const { factory } = ts;

function* importedNames({ name, namedBindings }: ts.ImportClause): Generator<[string, string]> {
  if (name !== undefined) yield [name.text, 'default'];
  if (namedBindings === undefined) return;
  if (ts.isNamespaceImport(namedBindings)) yield [namedBindings.name.text, '*'];
  else {
    for (const { name: local, propertyName, isTypeOnly } of namedBindings.elements) {
      if (!isTypeOnly) yield [local.text, (propertyName ?? local).text];
    }
  }
}

const record = (fields: ts.PropertyAssignment[]): ts.ObjectLiteralExpression =>
  factory.createObjectLiteralExpression(fields);

/**
 * `await ʃʃimport('m', { local: 'exported', all: '*' })`; nothing where only types are imported.
 *
 * @param values local names that stand for values
 */
export function importCall(
  { importClause, moduleSpecifier, attributes }: ts.ImportDeclaration,
  values: ReadonlySet<string>,
): ts.Statement | undefined {
  if (importClause?.isTypeOnly === true) return undefined;
  const names = importClause === undefined ? [] : [...importedNames(importClause)];
  const used = names.filter(([local]) => values.has(local));
  if (importClause !== undefined && used.length === 0) return undefined;
  const fields = used.map(([local, exported]) =>
    factory.createPropertyAssignment(local, factory.createStringLiteral(exported)),
  );
  const options = (attributes?.elements ?? []).map(({ name, value }) =>
    factory.createPropertyAssignment(name, value),
  );
  const parts = options.length === 0 ? [record(fields)] : [record(fields), record(options)];
  return factory.createExpressionStatement(
    factory.createAwaitExpression(callOf(IMPORT, moduleSpecifier, ...parts)),
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
  const field = factory.createPropertyAssignment(name.text, from);
  return factory.createExpressionStatement(callOf(DECLARE, record([field])));
}
