import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

const name = fc.constantFrom('a', 'b', 'c', 'd');
const number = fc.integer({ min: 0, max: 99 });

/** How a cell may end. */
interface Cell {
  readonly code: string;
  readonly ends: readonly string[];
  readonly interrupt: boolean;
}

const cell = (
  code: fc.Arbitrary<string>,
  ends: readonly string[],
  interrupt = false,
): fc.Arbitrary<Cell> => code.map((text) => ({ code: text, ends, interrupt }));

const declaring = fc
  .tuple(fc.constantFrom('const', 'let', 'var'), name, number)
  .map(([kind, what, n]) => `${kind} ${what} = ${n}; ${what} + 1`);
const functions = fc
  .tuple(name, number)
  .map(([what, n]) => `function ${what}() { return ${n}; } ${what}()`);
const types = fc
  .tuple(name, number)
  .map(
    ([what, n]) => `interface ${what.toUpperCase()} { n${n}: number } class C${n} {} new C${n}()`,
  );
const awaiting = number.map(
  (n) => `await new Promise((done) => setTimeout(done, ${n % 4})); const x${n} = await ${n}; x${n}`,
);
const printing = number.map(
  (n) => `for (let i = 0; i < ${n}; i += 1) console.log(i); display(${n})`,
);
const late = number.map((n) => `setTimeout(() => console.log(${n}), ${n % 7}); void 0`);
const throwing = number.map((n) => `throw new Error("${n}")`);
const astray = number.map((n) => `void Promise.reject(new Error("${n}"));`);
const mistaken = fc.constantFrom(
  'const n: number = "a"',
  'missing()',
  'let = ;',
  'f(',
  '}',
  '"',
  '%nothing',
);
const noise = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => `${JSON.stringify(text)}.length`);
const endless = fc.constantFrom(
  'while (true) {}',
  'await new Promise(() => {})',
  'await null; for (;;) {}',
  'for (;;) await null;',
  'for (;;) await new Promise((done) => setImmediate(done));',
);

const cells = fc.oneof(
  { arbitrary: cell(declaring, ['ok']), weight: 6 },
  { arbitrary: cell(functions, ['ok']), weight: 3 },
  { arbitrary: cell(types, ['ok']), weight: 2 },
  { arbitrary: cell(awaiting, ['ok']), weight: 3 },
  { arbitrary: cell(printing, ['ok']), weight: 3 },
  { arbitrary: cell(late, ['ok']), weight: 2 },
  { arbitrary: cell(noise, ['ok']), weight: 2 },
  { arbitrary: cell(throwing, ['error']), weight: 2 },
  { arbitrary: cell(astray, ['ok']), weight: 1 },
  { arbitrary: cell(mistaken, ['error']), weight: 3 },
  { arbitrary: cell(endless, ['error'], true), weight: 2 },
);

/** What the kernel holds in memory once all that nobody needs is collected, in MB. */
const held = async (): Promise<number> =>
  Number(
    await session.value(`{
      const { setFlagsFromString } = await import('node:v8');
      const { runInNewContext } = await import('node:vm');
      setFlagsFromString('--expose-gc');
      runInNewContext('gc')();
    }
    process.memoryUsage().heapUsed / 1e6`),
  );

const runCells = (numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(cells, async ({ code, ends, interrupt }) => {
      const { reply } = interrupt ? await session.interrupted(code) : await session.run(code);
      expect(ends, code).toContain(reply.status);
    }),
    { numRuns, endOnFailure: true },
  );

it('500 random cells end as they should, and leave a kernel that answers, with memory bounded', async () => {
  await runCells(100);
  const early = await held();
  await runCells(400);
  expect(await session.value('6 * 7')).toBe('42');
  expect(session.kernel.process.exitCode).toBeNull();
  // A tenth of a megabyte a cell would be a leak of the whole program.
  expect((await held()) - early).toBeLessThan(40);
}, 300_000);
