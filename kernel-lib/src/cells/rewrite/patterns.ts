import ts from 'typescript';
import { bindingValue } from './names.js';

const { factory } = ts;

type Visit = (node: ts.Node) => ts.Node;

const visitExpression = (node: ts.Expression, visit: Visit): ts.Expression =>
  visit(node) as ts.Expression;

/** What a declaration binds, as the target of an assignment to names of the session: `{ a: ʃa.v }` of `{ a }`. */
export function assignmentTarget(name: ts.BindingName, visit: Visit): ts.Expression {
  if (ts.isIdentifier(name)) return bindingValue(name.text);
  const withDefault = ({ name: inner, initializer }: ts.BindingElement): ts.Expression => {
    const target = assignmentTarget(inner, visit);
    return initializer === undefined
      ? target
      : factory.createAssignment(target, visitExpression(initializer, visit));
  };
  if (ts.isArrayBindingPattern(name)) {
    return factory.createArrayLiteralExpression(
      name.elements.map((element) => {
        if (ts.isOmittedExpression(element)) return element;
        return element.dotDotDotToken === undefined
          ? withDefault(element)
          : factory.createSpreadElement(assignmentTarget(element.name, visit));
      }),
    );
  }
  return factory.createObjectLiteralExpression(
    name.elements.map((element) => {
      if (element.dotDotDotToken !== undefined) {
        return factory.createSpreadAssignment(assignmentTarget(element.name, visit));
      }
      const key = element.propertyName ?? (element.name as ts.Identifier).text;
      const visited = typeof key === 'string' ? key : (visit(key) as ts.PropertyName);
      return factory.createPropertyAssignment(visited, withDefault(element));
    }),
  );
}

/** Assignments in place of the declarations of a list; `undefined` where none has an initial value. */
export function assignments(
  list: ts.VariableDeclarationList,
  visit: Visit,
): ts.Expression | undefined {
  const parts = list.declarations.flatMap(({ name, initializer }) =>
    initializer === undefined
      ? []
      : factory.createAssignment(
          assignmentTarget(name, visit),
          visitExpression(initializer, visit),
        ),
  );
  const [first, ...rest] = parts;
  return (
    first && rest.reduce<ts.Expression>((left, right) => factory.createComma(left, right), first)
  );
}
