import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntaxErrors } from '../../../../kernel-lib/src/cells/syntax-errors.js';
import { parseMagic } from '../../../../kernel-lib/src/kernel/magics/parse-magic.js';

const KNOWN = ['ready', 'start', 'a', 'b', 'process'];
const rule = { syntaxErrors, isKnown: (name: string) => KNOWN.includes(name) };
const parse = (cell: string) => parseMagic(cell, rule);

describe('a magic', () => {
  it('of the whole cell has a body', () => {
    expect(parse('\n%%html  \n<b>\n\n1</b>')).toMatchObject({
      name: '%%html',
      argument: '',
      body: '<b>\n\n1</b>',
    });
  });

  it('of a line leaves the rest of the cell where it was', () => {
    const magic = parse('%load_env my file.env\nconst a = 1;');
    expect(magic).toMatchObject({ name: '%load_env', argument: 'my file.env' });
    expect(magic?.rest).toBe(`${' '.repeat(21)}\nconst a = 1;`);
  });

  it('that takes code leaves its own line, too', () => {
    expect(parse('%time a(\n1)')?.code).toBe('      a(\n1)');
  });

  it('is not %%sql', () => {
    expect(parse('%%sql dev\nselect 1')).toBeUndefined();
  });
});

describe('a line with "!" is a command', () => {
  it.each([
    ['npm test', 'npm test'],
    ['ls', 'ls'],
    ['ls -la | wc -l', 'ls -la | wc -l'],
    ['./run.sh', './run.sh'],
    ['/bin/ls -l', '/bin/ls -l'],
    ['echo "a', 'echo "a'],
    ['cat > x\nconst n = 1;', 'cat > x'],
    ['echo a \\\n b\nready', 'echo a \\\n b'],
    // Clearly no TypeScript, even though the name is known.
    ['start --now please', 'start --now please'],
  ])('!%s', (cell, command) => {
    expect(parse(`!${cell}`)).toMatchObject({ name: '!', argument: command });
  });
});

describe('a line with "!" is TypeScript', () => {
  it.each([
    '!ready',
    '!ready && start()',
    '!!ready',
    '!(ready || a)',
    '!ready && (\n  start()\n)',
    '!ready && (',
    '!ready\nconst = 5',
    '!ready && strat()',
    '!/^a+$/gi.test("b")',
    '!"text"',
    '![].length',
    '!await ready',
    '!typeof ready',
    '!process.exit',
    '!later();\nfunction later() {}',
    '!',
  ])('%s', (cell) => {
    expect(parse(cell)).toBeUndefined();
  });
});

const operand = fc.constantFrom('a', 'b', 'ready', '1', '"x"', 'start()', 'a.b', '[1]', '{}.c');
const expression = fc
  .array(fc.tuple(operand, fc.constantFrom('&&', '||', '-', '+', '<', '%')), { maxLength: 4 })
  .chain((parts) =>
    operand.map((last) => `!${parts.map(([one, op]) => `${one} ${op} `).join('')}${last}`),
  );

describe('any cell', () => {
  it('that begins with neither "%" nor "!" is left alone', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a1 \n%!$`"(){};é') });
    fc.assert(
      fc.property(text, (cell) => {
        fc.pre(!/^\s*(?:%[a-z%]|!)/i.test(cell));
        expect(parse(cell)).toBeUndefined();
      }),
    );
  });

  it('of expressions of known names is left alone', () => {
    fc.assert(
      fc.property(expression, (cell) => {
        expect(parse(cell)).toBeUndefined();
      }),
    );
  });

  it('keeps the place of every character that is not of the magic', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab \n%!"é😀') });
    const name = fc.constantFrom('%time', '%%x', '!npm run', ' \n%who');
    fc.assert(
      fc.property(name, text, (head, tail) => {
        const cell = `${head} ${tail}`;
        const magic = parse(cell);
        for (const left of [magic?.rest ?? '', magic?.code ?? '']) {
          expect(left).toHaveLength(cell.length);
          const changed = Array.from({ length: cell.length }, (_, at) => at).filter(
            (at) => left[at] !== cell[at],
          );
          expect(changed.every((at) => left[at] === ' ')).toBe(true);
        }
        expect(cell.endsWith(magic?.body ?? '?')).toBe(true);
      }),
    );
  });
});
