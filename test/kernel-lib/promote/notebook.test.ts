import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseNotebook } from '../../../kernel-lib/src/promote/notebook/parse.js';
import { readNotebookFile } from '../../../kernel-lib/src/promote/notebook/read.js';
import { scanSecrets } from '../../../kernel-lib/src/promote/scan-secrets.js';
import { notebookOf } from './notebook-of.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file that is no notebook', () => {
  it('is refused with line and column where it is not JSON', async () => {
    const path = join(folder, 'broken.ipynb');
    await writeFile(path, '{\n "cells": [\n  oops\n]}');
    await expect(readNotebookFile(path)).rejects.toThrow(
      `"${path}" is not a notebook: it stops being JSON at line 3, column 3.`,
    );
  });

  it('is refused by name where it is missing', async () => {
    await expect(readNotebookFile(join(folder, 'none.ipynb'))).rejects.toMatchObject({
      code: 'notebook-not-found',
    });
  });

  it.each([
    [[], /it is no JSON object/],
    [{ nbformat: 3 }, /its "nbformat" is 3, not 4/],
    [{}, /its "nbformat" is missing, not 4/],
    [{ nbformat: 4 }, /it has no list of cells/],
    [{ nbformat: 4, cells: [7] }, /cell 1 is no object/],
    [{ nbformat: 4, cells: [], metadata: { kernelspec: { language: 'python' } } }, /in python/],
    [{ nbformat: 4, cells: [{ cell_type: 'code', source: 7 }] }, /cell 1 has no source/],
  ])('%j', (content, message) => {
    expect(() => parseNotebook(content, 'x.ipynb')).toThrow(message);
  });
});

describe('the cells of a notebook', () => {
  it('are its code cells, numbered among all, without those to skip', () => {
    const markdown = { cell_type: 'markdown', metadata: {}, source: ['# Title'] };
    const code = { cell_type: 'code', metadata: { tags: ['step:a', 'x'] }, source: ['a;\n', 'b;'] };
    const skipped = { cell_type: 'code', metadata: { tags: ['skip'] }, source: 'c' };
    const { cells } = parseNotebook({ nbformat: 4, cells: [markdown, code, skipped] }, 'x.ipynb');
    expect(cells).toEqual([
      { number: 2, source: 'a;\nb;', tags: ['step:a', 'x'], step: 'a', resources: {} },
    ]);
  });

  it('may ask for an instance, which is checked', () => {
    const cell = (shiftbook: unknown) => ({
      nbformat: 4,
      cells: [{ cell_type: 'code', metadata: { shiftbook }, source: '' }],
    });
    const { cells } = parseNotebook(cell({ instance: 'ml.m5.xlarge' }), 'x.ipynb');
    expect(cells[0]?.resources.instance).toBe('ml.m5.xlarge');
    expect(() => parseNotebook(cell({ instance: 5 }), 'x.ipynb')).toThrow(
      /Cell 1: "instance" in its shiftbook metadata is 5, but must be a string/,
    );
  });
});

describe('a secret in a cell', () => {
  // Written in parts, so that this file holds nothing that looks like one.
  const key = `AKIA${'IOSFODNN7EXAMPLE'}`;

  it.each([
    [`const id = '${key}';`, 'an AWS access key'],
    [`const secret_access_key = "${'abcd/efgh+'.repeat(4)}";`, 'an AWS secret key'],
    [`const password = 'hunter2hunter2';`, 'a password'],
    [`const o = { password: "hunter2hunter2" };`, 'a password'],
    [`const url = 'postgres://me:${'hunter2'}@host/dev';`, 'a password in an address'],
    [`const dsn = 'host=h user=u password=hunter2';`, 'a password'],
    [`const pem = '-----BEGIN ${'PRIVATE'} KEY-----';`, 'a private key'],
  ])('%s is found, and not repeated', (line, kind) => {
    const notebook = parseNotebook(notebookOf('1', `\n${line}`), 'x.ipynb');
    expect(() => scanSecrets(notebook)).toThrow(
      `Cell 2, line 2, holds what looks like ${kind}. A notebook with a secret is not promoted.`,
    );
  });

  it.each([
    'const password = await ask("Your password:");',
    'const passwords = users.map((user) => user.password);',
    'if (password === other) throw new Error("wrong password");',
    'const url = `https://example.org/${path}?a=b@c`;',
    'const password = process.env.PGPASSWORD;',
    'const password=getIt();',
    'password=options.password;',
    'expect(user.password==="secret" || a.password=== b)',
    'select password from users where password = $1',
  ])('%s holds none', (line) => {
    expect(() => scanSecrets(parseNotebook(notebookOf(line), 'x.ipynb'))).not.toThrow();
  });
});
