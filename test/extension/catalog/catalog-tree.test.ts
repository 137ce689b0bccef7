import { describe, expect, it } from 'vitest';
import { CatalogTree } from '../../../extension/src/catalog/catalog-tree.js';
import type { CatalogNode } from '../../../extension/src/catalog/node.js';
import { tickit } from './tickit.js';

/** A tree that counts what it asks for. */
function counted() {
  const asked: string[] = [];
  const tree = new CatalogTree((path) => {
    asked.push(path.join('.'));
    return tickit(path);
  });
  return { tree, asked };
}

describe('the tree', () => {
  it('asks for a level when it is first opened, and once', async () => {
    const { tree, asked } = counted();
    expect(asked).toEqual([]);
    await Promise.all([tree.expand(['dev']), tree.expand(['dev'])]);
    tree.collapse(['dev']);
    await tree.expand(['dev']);
    expect(asked).toEqual(['dev']);
  });

  it('refreshes a node and what is open below it, and nothing beside it', async () => {
    const { tree, asked } = counted();
    for (const path of [['dev'], ['dev', 'public'], ['dev2']]) await tree.expand(path);
    asked.length = 0;
    await tree.refresh(['dev']);
    expect(asked.sort()).toEqual(['dev', 'dev.public']);
  });

  it('asks again for a level that failed', async () => {
    let fail = true;
    const tree = new CatalogTree((path) => (fail ? Promise.reject(new Error('no')) : tickit(path)));
    await tree.expand(['dev']);
    expect(tree.branch(['dev'])).toMatchObject({ status: 'failed' });
    await expect(tree.children(['dev'])).rejects.toThrow('no');
    fail = false;
    expect(await tree.children(['dev'])).toHaveLength(2);
  });

  it('drops an answer that was overtaken', async () => {
    const answers: ((nodes: CatalogNode[]) => void)[] = [];
    const signals: AbortSignal[] = [];
    const tree = new CatalogTree((_, signal) => {
      signals.push(signal);
      return new Promise((resolve) => answers.push(resolve));
    });
    const first = tree.expand(['dev']);
    const second = tree.refresh(['dev']);
    expect(signals[0]?.aborted).toBe(true);
    answers[1]?.([]);
    await second;
    answers[0]?.([{ path: ['dev', 'stale'], kind: 'schema', detail: '' }]);
    await first;
    expect(tree.branch(['dev'])).toEqual({ status: 'loaded', children: [] });
  });

  it('forgets everything when cleared', async () => {
    const { tree } = counted();
    await tree.expand(['dev']);
    tree.clear();
    expect(tree.branch(['dev'])).toBeUndefined();
    expect(tree.isOpen(['dev'])).toBe(false);
  });
});
