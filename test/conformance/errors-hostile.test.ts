import { describe, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

describe('the kernel survives', () => {
  it.each([
    ['a stack overflow', 'const deep = (): number => 1 + deep(); deep();'],
    ['an enormous array', 'new Array(-1)'],
    ['a rejection that nobody awaits', 'void Promise.reject(new Error("stray"))'],
    ['a thrown getter of the result', '({ get a(): number { throw new Error("getter"); } })'],
    ['a proxy that throws', 'new Proxy({}, { get() { throw new Error("trap"); } })'],
    [
      'console.log of what throws',
      'console.log({ get [Symbol.toStringTag](): string { throw new Error("tag"); } })',
    ],
    [
      'a broken Error.prepareStackTrace',
      'Error.prepareStackTrace = () => { throw new Error("p"); }; throw new Error("q")',
    ],
  ])('%s', async (_, code) => {
    await session.run(code);
    expect(await session.value('"alive"')).toBe("'alive'");
    await session.run('Reflect.deleteProperty(Error, "prepareStackTrace");');
  });
});
