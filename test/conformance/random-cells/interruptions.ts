import fc from 'fast-check';
import { BEGAN, endless, type Moves, ok } from './cell';
import { name, number } from './declarations';

const ENDLESS = [
  'await new Promise(() => {});',
  'while (true) {}',
  'await null; while (true) {}',
  'for (;;) await null;',
  'for (;;) await new Promise((done) => setTimeout(done, 1));',
  'async function* ones() { for (;;) yield 1; }\nfor await (const one of ones()) {}',
  'setTimeout(() => { while (true) {} }, 0); await new Promise(() => {});',
  'try { while (true) {} } finally { while (true) {} }',
  'const deep = (n: number): number => (n > 60 ? 0 : deep(n + 1) + deep(n + 1)); deep(0);',
  '"a".repeat(40).match(/(a+)+b/);',
  '({ [Symbol.for("Jupyter.display")]: () => new Promise(() => {}) });',
  '({ [Symbol.for("Jupyter.display")]() { for (;;) {} } });',
  '[1, 2, 3].map(() => { for (;;) {} });',
  '%%bash',
];

/** What a cell declared before it was interrupted is there, and the next one runs. */
export const interruptions: Moves = fc
  .tuple(fc.constantFrom(...ENDLESS), name, number)
  .map(([code, name, n]) => (model) => {
    if (code === '%%bash') return [{ ...endless(''), code: `%%bash\necho ${BEGAN}; sleep 1000` }];
    model.set(name, { kind: 'constant', value: n });
    return [endless(code, `const ${name} = ${n}; `), ok(name, n)];
  });
