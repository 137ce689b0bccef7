import ts from 'typescript';

/*
 * Names in compiled cells that no user writes. A name `x` of the session lives in an object that all cells share, and
 * that a cell knows as `ʃx`: its value is `ʃx.v`, so that every function sees what any cell assigns to it. What the
 * kernel gives to a cell begins with two of these letters.
 */

/** Gives values to names of the session: `ʃʃdeclare({ x, y })`. */
export const DECLARE = 'ʃʃdeclare';
/** An import declaration: `await ʃʃimport('m', { local: 'exported' })`. */
export const IMPORT = 'ʃʃimport';
/** `import('m')`. */
export const LOAD = 'ʃʃload';
/** `import.meta`. */
export const META = 'ʃʃmeta';

/** What an `await` gives passes through it: `ʃʃresume(await x)`. */
export const RESUME = 'ʃʃresume';

/** The object that holds the value of a name of the session. */
export const bindingName = (name: string): string => `ʃ${name}`;

const { factory } = ts;

export const callOf = (name: string, ...parameters: ts.Expression[]): ts.CallExpression =>
  factory.createCallExpression(factory.createIdentifier(name), undefined, parameters);

/** `ʃʃdeclare({ … })`. */
export const declaring = (fields: readonly ts.ObjectLiteralElementLike[]): ts.Statement =>
  factory.createExpressionStatement(callOf(DECLARE, factory.createObjectLiteralExpression(fields)));

export const bindingValue = (name: string): ts.PropertyAccessExpression =>
  factory.createPropertyAccessExpression(factory.createIdentifier(bindingName(name)), 'v');

/** Gives a node the place of what it stands for, so that source maps lead there. */
export const placed = <T extends ts.Node>(node: T, original: ts.Node): T =>
  ts.setTextRange(ts.setOriginalNode(node, original), original);
