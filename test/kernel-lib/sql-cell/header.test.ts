import { describe, expect, it } from 'vitest';
import { parseHeader } from '../../../kernel-lib/src/sql-cell/header.js';
import { failureOfCall } from '../failure-of-call.js';

describe('the line of a %%sql cell', () => {
  it.each([
    [' dev', {}],
    [' dev top <<', { variable: 'top' }],
    [' dev top<<', { variable: 'top' }],
    [' dev --limit 10', { limit: 10 }],
    [' dev --limit=10 top <<', { limit: 10, variable: 'top' }],
    [' --explain dev top << --limit 1', { explain: true, limit: 1, variable: 'top' }],
    ['\tdev\r', {}],
  ])('%j', (text, expected) => {
    expect(parseHeader(text)).toEqual({
      connection: 'dev',
      variable: undefined,
      limit: undefined,
      explain: false,
      ...expected,
    });
  });

  it.each([
    ['', /does not say where to run/, /Write "%%sql <connection>"/],
    [' --limit 5', /does not say where to run/, /Write/],
    [' top <<', /does not say where to run/, /Write/],
    [' << dev', /does not say where to run/, /Write/],
    [' dev top', /"top" in "%%sql dev top" is one word too many/, /<variable> <</],
    [' dev top << now', /"now" in/, /on the lines after it/],
    [' dev select 1', /"select" in/, /on the lines after it/],
    [' dev 1st <<', /"1st" in .* cannot be a variable/, /identifier/],
    [' dev class <<', /"class" in .* cannot be a variable/, /identifier/],
    [' dev --limt 5', /"--limt" in .* is not known/, /^Did you mean --limit\? /],
    [' dev -explain', /"-explain" in .* is not known/, /^Did you mean --explain\? /],
    [
      ' dev --persist',
      /"--persist" in .* is not known/,
      /^After the connection may stand: \[name <<\]/,
    ],
    [' dev --explain=yes', /"--explain=yes" in/, /--explain/],
    [' dev --limit', /After --limit in "%%sql dev --limit" stands nothing/, /--limit 100/],
    [' dev --limit ten', /stands "ten"/, /whole number from 1/],
    [' dev --limit 0', /stands "0"/, /from 1/],
    [' dev --limit -1', /stands "-1"/, /from 1/],
    [' dev --limit 1.5', /stands "1\.5"/, /from 1/],
    [' dev --limit 3000000000', /stands "3000000000"/, /from 1/],
    [' dev --limit 1 --limit 2', /says --limit twice/, /Leave one/],
  ])('%j is refused in words', (text, message, hint) => {
    const error = failureOfCall(() => parseHeader(text));
    expect(error).toMatchObject({ code: 'sql-cell-header' });
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });
});
