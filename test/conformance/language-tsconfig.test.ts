import { beforeAll, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();
beforeAll(() =>
  session.write({
    'tsconfig.json': `{
  // As an editor reads it, comments included.
  "compilerOptions": {
    "strict": false,
    "paths": { "@/*": ["./src/*"] },
  },
}`,
    'src/deep/thing.ts': 'export const thing = "by its path";',
  }),
);

it('the tsconfig.json of the notebook’s folder says how strict the compiler is', async () => {
  expect(await session.value('const implicit = (a) => a; implicit(1)')).toBe('1');
  expect(await session.value('const text: string = null; text')).toBe('null');
});

it('and where modules are found, for the compiler and when they run', async () => {
  expect(await session.value('import { thing } from "@/deep/thing"; thing')).toBe("'by its path'");
});

it('types are checked all the same', async () => {
  expect((await session.failure('const n: number = "a";')).evalue).toMatch(/TS2322/);
});
