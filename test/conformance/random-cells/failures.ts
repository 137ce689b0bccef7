import fc from 'fast-check';
import { failing, type Moves, ok, weighted } from './cell';
import { name, number } from './declarations';

const stays =
  (...cells: ReturnType<typeof failing>[]) =>
  () =>
    cells;

/** Texts that are no TypeScript, or mean nothing; by the code of the compiler's error. */
const wrong: Moves = fc
  .constantFrom(
    failing('let = ;', 'TS1109'),
    failing('f(', 'TS1005'),
    failing('}', 'TS1128'),
    failing('"', 'TS1002'),
    failing('`${', 'TS1109'),
    failing('const n: number = "text";', 'TS2322'),
    failing('missing();', 'TS2304'),
    failing('import { nothing } from "node:fs";', 'TS2305'),
    failing('import "no-such-package";', 'Error'),
    failing('return 1;', 'TS1108'),
    failing('"text".nothing', 'TS2339'),
  )
  .map((cell) => stays(cell));

const unknownMagic: Moves = fc
  .constantFrom('%nothing', '%%nothing\n1', '%lsmagics', '%time const = 1')
  .map((code) => stays({ code, ending: { status: 'error', ename: '' } }));

/** Values that are thrown, and the name they are shown by. */
const THROWN: readonly (readonly [string, string])[] = [
  ['new Error("text")', 'Error'],
  ['new RangeError("outer", { cause: new Error("inner") })', 'RangeError'],
  ['new AggregateError([new Error("part"), 5], "all")', 'AggregateError'],
  ['Object.assign(new Error("self"), { get cause() { return this; } })', 'Error'],
  [
    'Object.defineProperty(new Error("x"), "message", { get() { throw new Error("got"); } })',
    'Error',
  ],
  ['Object.assign(new Error("x"), { name: Symbol("name") })', 'Error'],
  ['new (class Mine extends Error { name = "Mine"; })("own")', 'Mine'],
  ['"text"', 'Thrown'],
  ['5', 'Thrown'],
  ['undefined', 'Thrown'],
  ['null', 'Thrown'],
  ['Symbol("thrown")', 'Thrown'],
  ['Object.create(null)', 'Thrown'],
  [
    'new Proxy({}, { get() { throw new Error("trap"); }, getPrototypeOf() { throw new Error("trap"); } })',
    'Thrown',
  ],
  ['() => 1', 'Thrown'],
];
const thrown = fc.constantFrom(...THROWN);

const throwing: Moves = thrown.map(([value, ename]) => stays(failing(`throw ${value};`, ename)));

const rejecting: Moves = thrown.map(([value, ename]) =>
  stays(failing(`await Promise.reject(${value});`, ename)),
);

/** What a cell declared before it failed is there; what it did not come to keeps its value. */
const throwingBetween: Moves = fc.tuple(name, number).map(([name, n]) => (model) => {
  model.set(name, { kind: 'constant', value: n });
  return [
    failing(
      `const ${name} = ${n};\nif (${name} >= 0) throw new Error();\nconst after = 1;`,
      'Error',
    ),
    failing('after', 'TS2304'),
  ];
});

/** Errors that escape from a cell's timers and promises stand under it. */
const escaping: Moves = fc
  .tuple(
    thrown,
    fc.constantFrom(
      (value: string) => `setTimeout(() => { throw ${value}; }, 1);`,
      (value: string) => `setImmediate(() => { throw ${value}; });`,
      (value: string) => `process.nextTick(() => { throw ${value}; });`,
      (value: string) => `queueMicrotask(() => { throw ${value}; });`,
      (value: string) => `void Promise.reject(${value});`,
    ),
  )
  .map(([[value, ename], code]) => stays({ ...ok(`${code(value)}\nvoid 0;`), escapes: ename }));

const exiting: Moves = fc
  .constantFrom('process.exit(0)', 'process.exit(3);', 'try { process.exit() } finally { 5 }')
  .map((code) => stays(failing(code, 'ShiftbookError')));

export const failures: Moves = weighted(
  [wrong, 4],
  [unknownMagic, 1],
  [throwing, 3],
  [rejecting, 2],
  [throwingBetween, 2],
  [escaping, 3],
  [exiting, 1],
);
