import ts from 'typescript';

/** A type's own name; a default export's symbol is called `default`. Empty where it has none. */
export function typeName(type: ts.Type): string {
  const declaration = type.symbol?.declarations?.[0];
  const name = declaration === undefined ? undefined : ts.getNameOfDeclaration(declaration);
  return name !== undefined && ts.isIdentifier(name) ? name.text : (type.symbol?.name ?? '');
}
