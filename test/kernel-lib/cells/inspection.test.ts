import { beforeAll, describe, expect, test } from 'vitest';
import { describeNames, inspectionAt } from '../../../kernel-lib/src/cells/inspection';
import { type CellSession, openSession } from './session';

describe('inspection', () => {
  let session: CellSession;
  const inspect = (marked: string) =>
    inspectionAt(session.compiler, marked.replace('|', ''), marked.indexOf('|'));

  beforeAll(async () => {
    session = openSession();
    await session.run(`
      /**
       * Counts the words.
       *
       * @param text what to count in, see {@link String}
       * @returns how many there are
       */
      function words(text: string): number { return text.split(' ').length }
      let limit = 3;
    `);
  });

  test('of a name of the session: its declaration, and what its comment says', () => {
    expect(inspect('wor|ds("a")')).toEqual({
      declaration: 'function words(text: string): number',
      documentation:
        'Counts the words.\n\n*@param `text`* — what to count in, see `String`\n\n*@returns* — how many there are',
    });
    expect(inspect('limit|')?.declaration).toBe('let limit: number');
  });

  test('of the function whose arguments are being written', () => {
    expect(inspect('words(|')?.declaration).toBe('function words(text: string): number');
    expect(inspect('console.log(words(1), |)')?.declaration).toMatch(/Console.*log/);
  });

  test('of what the language and Node declare, with their comments', () => {
    expect(inspect('[1].ma|p')?.documentation).toContain('Calls a defined callback function');
    expect(inspect('import { readFileSync } from "node:fs"; readFile|Sync')?.declaration).toContain(
      'readFileSync(',
    );
  });

  test('of nothing', () => {
    expect(inspect('1 + |1')).toBeUndefined();
    expect(inspect('|')).toBeUndefined();
    expect(inspect('unknownName|')).toBeUndefined();
  });

  test('of imports: under their own names, and without paths of this machine', async () => {
    session.write('data.json', '{"a": 1}');
    session.write('beside.ts', 'export const one = 1;');
    await session.run(
      "import data from './data.json'; import * as fs from 'node:fs'; import { join as put } from 'node:path';",
      "import * as arrow from 'apache-arrow'; import type * as beside from './beside';",
    );
    const names = ['data', 'fs', 'put', 'arrow', 'beside'];
    expect(describeNames(session.compiler, names).map(({ declaration }) => declaration)).toEqual([
      'import data: { a: number; }',
      'import fs: module "node:fs"',
      'import put: (...paths: string[]) => string',
      'import arrow: module "apache-arrow"',
      'import beside: module "./beside"',
    ]);
  });

  test('of all names at once', () => {
    expect(
      describeNames(session.compiler, ['limit', 'words']).map(({ declaration }) => declaration),
    ).toEqual(['let limit: number', 'function words(text: string): number']);
  });
});
