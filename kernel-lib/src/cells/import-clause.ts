import ts from 'typescript';

/** A name that an import declaration makes. */
export interface ImportedName {
  readonly local: string;
  /** What the module calls it; `*` for all of the module. */
  readonly exported: string;
  readonly isTypeOnly: boolean;
}

/** The names that an import declaration makes, in the order of the text. */
export function* importedNames({ importClause }: ts.ImportDeclaration): Generator<ImportedName> {
  if (importClause === undefined) return;
  const { name, namedBindings, isTypeOnly } = importClause;
  if (name !== undefined) yield { local: name.text, exported: 'default', isTypeOnly };
  if (namedBindings === undefined) return;
  if (ts.isNamespaceImport(namedBindings)) {
    yield { local: namedBindings.name.text, exported: '*', isTypeOnly };
    return;
  }
  for (const specifier of namedBindings.elements) {
    yield {
      local: specifier.name.text,
      exported: (specifier.propertyName ?? specifier.name).text,
      isTypeOnly: isTypeOnly || specifier.isTypeOnly,
    };
  }
}
