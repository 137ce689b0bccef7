import fc from 'fast-check';
import { type Moves, ok, weighted } from './cell';
import { number } from './declarations';

const lines = (n: number): string => Array.from({ length: n }, (_, i) => `${i}\n`).join('');

const printing: Moves = fc
  .oneof(number, fc.constant(20_000))
  .map((n) => () => [
    { ...ok(`for (let i = 0; i < ${n}; i++) console.log(i);`), printed: lines(n) },
  ]);

const awaiting: Moves = number.map((n) => () => [
  ok(
    `await new Promise((done) => setTimeout(done, ${n % 4}));\nlet sum = 0;\nfor await (const each of [1, Promise.resolve(${n})]) sum += each;\nsum`,
    n + 1,
  ),
]);

/** What prints when its cell is over, and others run. */
const late: Moves = number.map((n) => () => [
  { ...ok(`setTimeout(() => console.log(${n}), ${n % 7});\nvoid 0;`), printed: `${n}\n` },
]);

const text: Moves = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => () => [ok(`${JSON.stringify(text)}.length`, text.length)]);

const displaying: Moves = number.map((n) => () => [
  {
    ...ok(
      `const shown = display(${n}, { display_id: true });\nshown.update(${n + 1});\ndisplay(${n + 2});\ndisplay({ 'text/plain': 'raw' }, { raw: true });`,
    ),
    displayed: [`${n}`, `${n + 1}`, `${n + 2}`, 'raw'],
  },
]);

const clearing: Moves = fc.constant(() => [
  ok('console.log(1); clearOutput(true); clearOutput();'),
]);

/** Values whose own code fails when they are shown. */
const hostile: Moves = fc
  .constantFrom(
    '({ [Symbol.for("Jupyter.display")]() { throw new Error("own"); } })',
    '({ [Symbol.for("Jupyter.display")]: async () => { throw new Error("own"); } })',
    '({ [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("own"); } })',
    '({ get then() { throw new Error("own"); } })',
    'new Proxy({}, { get() { throw new Error("own"); } })',
    '(() => { const own: unknown[] = []; own.push(own); return own; })()',
    'Array.from({ length: 100_000 }, (_, i) => i)',
    '"x".repeat(1_000_000)',
  )
  .map((code) => () => [ok(code)]);

const magics: Moves = fc.constantFrom(
  () => [ok('%who')],
  () => [ok('%lsmagic')],
  () => [ok('%time 1 + 1')],
  () => [ok('%%html\n<b>bold</b>')],
  () => [ok('%%markdown\n# Title')],
  () => [{ ...ok('!echo shell'), printed: 'shell\n' }],
  () => [
    ok('%typecheck off'),
    ok('const untyped: number = "text"; untyped', "'text'"),
    ok('%typecheck on'),
  ],
);

const importing: Moves = fc.constantFrom(
  () => [ok('import { sep } from "node:path"; sep', "'/'")],
  () => [ok('import * as os from "node:os"; os.EOL.length', 1)],
  () => [ok('(await import("node:path")).sep', "'/'")],
  () => [ok('require("node:path").sep', "'/'")],
);

/** What an editor asks while a cell runs. */
const editing: Moves = number.map((n) => () => [
  {
    ...ok(`await new Promise((done) => setTimeout(done, 1)); ${n}`, n),
    meanwhile: {
      complete_request: { code: 'cons', cursor_pos: 4 },
      inspect_request: { code: 'console.log', cursor_pos: 9, detail_level: 0 },
      is_complete_request: { code: 'if (true) {' },
      history_request: { hist_access_type: 'tail', n, output: false, raw: true },
      comm_info_request: {},
      kernel_info_request: {},
    },
  },
]);

const comms: Moves = fc.constant(() => [
  { ...ok('comms.registerTarget("hello", (comm) => comm.send({ hello: 1 }));'), opens: 'hello' },
]);

export const outputs: Moves = weighted(
  [printing, 3],
  [awaiting, 3],
  [late, 2],
  [text, 2],
  [displaying, 3],
  [clearing, 1],
  [hostile, 3],
  [magics, 3],
  [importing, 2],
  [editing, 2],
  [comms, 1],
);
