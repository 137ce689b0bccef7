import fc from 'fast-check';
import { endless, failing, type Moves, ok } from './cell';
import { number } from './declarations';

/** Keeps what {@link vandalism} breaks, and mends it. */
export const KEEPING = `const kept = {
  globals: new Map(['console', 'display', 'comms', 'clearOutput', 'prompt', 'setTimeout', 'setImmediate', 'queueMicrotask',
    'Promise', 'Date', 'structuredClone', 'Error', 'AbortController'].map((name) => [name, Reflect.get(globalThis, name)])),
  log: console.log, map: Array.prototype.map, stringify: JSON.stringify, random: Math.random, write: process.stdout.write,
  nextTick: process.nextTick, toString: Object.prototype.toString, folder: process.cwd(), env: process.env,
};
function mend() {
  for (const [name, value] of kept.globals) Reflect.set(globalThis, name, value);
  console.log = kept.log; Array.prototype.map = kept.map; JSON.stringify = kept.stringify; Math.random = kept.random;
  process.stdout.write = kept.write; process.nextTick = kept.nextTick; process.env = kept.env; process.chdir(kept.folder);
  for (const key of ['last', 'extra']) { Reflect.deleteProperty(Array.prototype, key); Reflect.deleteProperty(Object.prototype, key); }
  Object.prototype.toString = kept.toString;
  Reflect.deleteProperty(Error, 'prepareStackTrace'); Error.stackTraceLimit = 50;
}`;

/** What users, and packages that they load, do to globals. */
const DEEDS = [
  'console.log = () => {};',
  'Reflect.set(globalThis, "console", {});',
  'Reflect.deleteProperty(globalThis, "display");',
  'Reflect.set(globalThis, "display", 5);',
  'for (const name of ["comms", "prompt", "clearOutput"]) Reflect.deleteProperty(globalThis, name);',
  'Reflect.set(Array.prototype, "last", function () { return 1; });',
  'Reflect.set(Object.prototype, "extra", "enumerable");',
  'Reflect.set(Array.prototype, "map", function (this: unknown[], ...given: unknown[]) { return Reflect.apply(kept.map, this, given); });',
  'Reflect.set(globalThis, "setTimeout", () => 0);',
  'Reflect.set(globalThis, "setImmediate", () => 0);',
  'Reflect.set(globalThis, "queueMicrotask", () => 0);',
  'Reflect.set(process, "nextTick", () => 0);',
  'Reflect.set(globalThis, "Date", class extends Date { constructor() { super(0); } });',
  'Reflect.set(globalThis, "Promise", class extends Promise<unknown> {});',
  'Reflect.set(globalThis, "structuredClone", (value: unknown) => value);',
  'Reflect.set(globalThis, "AbortController", class extends AbortController {});',
  'Reflect.set(globalThis, "Error", class extends Error {});',
  'Math.random = () => 4;',
  'Reflect.set(JSON, "stringify", (value: unknown) => { console.log("called"); return kept.stringify(value); });',
  'process.stdout.write = () => true;',
  'Reflect.set(Object.prototype, "toString", () => "mine");',
  'Reflect.set(Error, "prepareStackTrace", () => "mine");',
  'Reflect.set(Error, "prepareStackTrace", () => { throw new Error("mine"); });',
  'Error.stackTraceLimit = 0;',
  'process.chdir("/");',
  'process.env = {};',
];

/** The kernel's own code does not depend on what a user has changed. */
export const vandalism: Moves = fc
  .tuple(fc.constantFrom(...DEEDS), number, fc.boolean())
  .map(([deed, n, interrupted]) => () => [
    ok(`{ ${deed} }\nvoid 0;`),
    ok(`${n} + 1`, n + 1),
    failing(`if (${n} >= 0) throw new TypeError("text");`, 'TypeError'),
    failing('missing;', 'TS2304'),
    ...(interrupted && !/console|stdout/.test(deed) ? [endless('while (true) {}')] : []),
    ok('mend();'),
  ]);
