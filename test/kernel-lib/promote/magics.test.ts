import { describe, expect, it } from 'vitest';
import { withoutMagics } from '../../../kernel-lib/src/promote/source/notebook-magics.js';

const cell = (source: string, step?: string) => ({ number: 3, step, source });

describe('promotion of a cell with a magic', () => {
  it('leaves out what is for readers', () => {
    expect(withoutMagics(cell('%%html\n<b>1</b>')).text).toBe('');
    expect(withoutMagics(cell('Math.max?')).text).toBe('');
    expect(withoutMagics(cell('%lsmagic\nconst a = 1;')).text.trimStart()).toBe('const a = 1;');
  });

  it.each(['const a = 7 % 2;', '!ready', '%%sql dev\nselect 1'])('leaves %j alone', (source) => {
    expect(withoutMagics(cell(source))).toEqual({ text: source });
  });

  it.each([
    ['%%bash\nls', '%%bash'],
    ['!npm test', '!npm test'],
    ['%time work()', '%time'],
    ['%lsmagic\n%load_env', '%load_env'],
  ])('refuses %j with the next step', (source, written) => {
    expect(() => withoutMagics(cell(source))).toThrow(
      expect.objectContaining({
        code: 'cell-magic',
        message: `Cell 3 begins with "${written}", which only the kernel can run.`,
        hint: 'Write it in TypeScript, or tag cell 3 with "skip".',
      }),
    );
  });

  it('refuses what is for readers in a step', () => {
    expect(() => withoutMagics(cell('%%html\n1', 'train'))).toThrow(/begins with "%%html"/);
    expect(() => withoutMagics(cell('f?', 'train'))).toThrow(/begins with "f\?"/);
  });
});
