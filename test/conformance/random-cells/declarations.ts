import fc from 'fast-check';
import { type Cell, failing, type Moves, ok } from './cell';
import { type Meaning, NAMES, type Name } from './model';

export const name = fc.constantFrom(...NAMES);
export const number = fc.integer({ min: 0, max: 99 });

interface Form {
  readonly meaning: Exclude<Meaning['kind'], 'type'>;
  readonly code: (name: Name, value: number) => string;
}

const FORMS: readonly Form[] = [
  { meaning: 'constant', code: (name, n) => `const ${name} = ${n};` },
  { meaning: 'constant', code: (name, n) => `export const ${name}: number = ${n};` },
  { meaning: 'constant', code: (name, n) => `const { x: [${name}] } = { x: [${n}] };` },
  { meaning: 'constant', code: (name, n) => `const ${name} = await Promise.resolve(${n});` },
  { meaning: 'variable', code: (name, n) => `let ${name} = ${n};` },
  { meaning: 'variable', code: (name, n) => `let ${name}: number;\n${name} = ${n};` },
  { meaning: 'variable', code: (name, n) => `var ${name} = ${n};` },
  { meaning: 'variable', code: (name, n) => `if (true) { var ${name} = ${n}; }` },
  { meaning: 'variable', code: (name, n) => `for (var ${name} = 0; ${name} < ${n}; ${name}++) {}` },
  { meaning: 'function', code: (name, n) => `function ${name}(): number { return ${n}; }` },
  { meaning: 'function', code: (name, n) => `const ${name} = <T,>() => ${n} satisfies number;` },
  { meaning: 'async function', code: (name, n) => `async function ${name}() { return ${n}; }` },
  {
    meaning: 'generator',
    code: (name, n) => `function* ${name}() { for (let i = 0; i < ${n}; i++) yield i; }`,
  },
  { meaning: 'class', code: (name, n) => `class ${name} { field = ${n}; }` },
  {
    meaning: 'class',
    code: (name, n) => `abstract class Base { field = ${n}; }\nclass ${name} extends Base {}`,
  },
  { meaning: 'enum', code: (name, n) => `enum ${name} { Member = ${n} }` },
];

const form = fc.constantFrom(...FORMS);

/** A value under a name, whatever the name was before. */
export const declaring: Moves = fc.tuple(form, name, number).map(([form, name, n]) => (model) => {
  model.set(name, { kind: form.meaning, value: n });
  const use = model.use(name);
  return [ok(`${form.code(name, n)}\n${use?.code}`, n)];
});

/** A type of that name: the value is out of reach from then on. */
export const declaringType: Moves = fc
  .tuple(name, fc.constantFrom('interface # { x: number }', 'type # = { x: number };'))
  .map(([name, code]) => (model) => {
    model.set(name, { kind: 'type' });
    return [ok(`${code.replace('#', name)}\n(<#>{ x: 3 }).x`.replace('#', name), 3)];
  });

/** A name used in a cell of its own. */
export const using: Moves = name.map((name) => (model) => {
  const use = model.use(name);
  if (use !== undefined) return [ok(use.code, use.value)];
  const isType = model.get(name)?.kind === 'type';
  return [isType ? ok(`const typed: ${name} = { x: 1 }; typed.x`, 1) : failing(name, 'TS2304')];
});

/** A function of an earlier cell sees what later cells give a variable. */
export const reading: Moves = fc
  .tuple(name, number, number)
  .map(([name, before, after]) => (model) => {
    model.set(name, { kind: 'variable', value: after });
    return [
      ok(`let ${name} = ${before};\nconst reader = () => ${name};`),
      ok(`${name} = ${after}; reader()`, after),
      ok(`let ${name} = ${before + 1}; reader()`, before + 1),
      ok(`${name} -= ${before + 1 - after}; [${name}, reader()].join()`, `'${after},${after}'`),
    ];
  });

const reassigned = (name: Name, meaning: Meaning | undefined): Cell => {
  if (meaning?.kind === 'variable') return ok(`${name} += 0; ${name}`, meaning.value);
  if (meaning === undefined) return failing(`${name} = 1`, 'TS2304');
  return failing(`${name} = 1`, meaning.kind === 'type' ? 'TS2693' : 'TS2588');
};

/** What no constant, function, class or enumeration allows. */
export const assigning: Moves = name.map((name) => (model) => [reassigned(name, model.get(name))]);
