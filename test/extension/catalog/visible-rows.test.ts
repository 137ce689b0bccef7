import { describe, expect, it } from 'vitest';
import { CatalogTree } from '../../../extension/src/catalog/catalog-tree.js';
import { type TreeRow, visibleRows } from '../../../extension/src/catalog/visible-rows.js';
import { PanelFailure } from '../../../extension/src/wire/failure.js';
import { dev, openTree } from './tickit.js';

/** The rows as one reads them: indented names with their details. */
const drawn = (rows: readonly TreeRow[]): string[] =>
  rows.map(({ level, node, note }) => {
    const text = note?.text ?? [node.path.at(-1), node.detail].join(' ').trim();
    return `${'  '.repeat(level - 1)}${text}`;
  });

describe('the lines of the tree', () => {
  it('are connections, schemas, tables and typed columns, as far as they are open', async () => {
    const tree = await openTree(['dev'], ['dev', 'public'], ['dev', 'public', 'sales']);
    expect(drawn(visibleRows([dev], tree, ''))).toEqual([
      'dev analyst@dev',
      '  public',
      '    event',
      '    sales',
      '      salesid integer',
      '      pricepaid numeric(8,2)',
      '  reporting',
    ]);
  });

  it('say where they stand among their siblings', async () => {
    const rows = visibleRows([dev], await openTree(['dev'], ['dev', 'public']), '');
    const sales = rows.find((row) => row.node.path.at(-1) === 'sales');
    expect(sales).toMatchObject({ level: 3, position: 2, siblings: 2, expandable: true });
  });

  it('with a filter are what matches, and its parents', async () => {
    const tree = await openTree(['dev'], ['dev', 'public'], ['dev', 'reporting']);
    expect(drawn(visibleRows([dev], tree, 'SAL'))).toEqual([
      'dev analyst@dev',
      '  public',
      '    sales',
      '  reporting',
      '    sales_by_day',
    ]);
    expect(drawn(visibleRows([dev], tree, 'public sal'))).toEqual([
      'dev analyst@dev',
      '  public',
      '    sales',
    ]);
    expect(visibleRows([dev], tree, 'nothing such')).toEqual([]);
  });

  it('find what was opened once and is closed now', async () => {
    const tree = await openTree(['dev'], ['dev', 'public']);
    tree.collapse(['dev']);
    expect(drawn(visibleRows([dev], tree, ''))).toEqual(['dev analyst@dev']);
    expect(drawn(visibleRows([dev], tree, 'event'))).toHaveLength(3);
  });

  it('say that a level is being read, is empty, or why it could not be read', async () => {
    const waiting = new CatalogTree(() => new Promise(() => undefined));
    void waiting.expand(['dev']);
    expect(drawn(visibleRows([dev], waiting, ''))[1]).toBe('  Loading…');

    const empty = new CatalogTree(async () => []);
    await empty.expand(['dev']);
    expect(drawn(visibleRows([dev], empty, ''))[1]).toBe('  No schemas you may use.');

    const refused = new CatalogTree(() =>
      Promise.reject(new PanelFailure('login', 'No user is named x.', 'Ask for one.')),
    );
    await refused.expand(['dev']);
    expect(drawn(visibleRows([dev], refused, ''))[1]).toBe('  No user is named x. Ask for one.');
  });
});
