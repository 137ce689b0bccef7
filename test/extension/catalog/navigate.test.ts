import { expect, it } from 'vitest';
import { treeAction } from '../../../extension/src/catalog/navigate.js';
import { nodeId } from '../../../extension/src/catalog/node.js';
import { visibleRows } from '../../../extension/src/catalog/visible-rows.js';
import { dev, openTree } from './tickit.js';

const publicPath = ['dev', 'public'];
const rows = visibleRows([dev], await openTree(['dev'], publicPath), '');
const press = (key: string, path: string[]) => treeAction(key, rows, nodeId(path));
const to = (path: string[]) => ({ do: 'move', to: nodeId(path) });

it('arrows move by lines, and stay inside', () => {
  expect(press('ArrowDown', ['dev'])).toEqual(to(publicPath));
  expect(press('ArrowUp', ['dev'])).toEqual(to(['dev']));
  expect(press('End', ['dev'])).toEqual(to(['dev', 'reporting']));
  expect(press('ArrowDown', ['dev', 'reporting'])).toEqual(to(['dev', 'reporting']));
  expect(press('Home', ['dev', 'reporting'])).toEqual(to(['dev']));
});

it('right opens, then goes in; left closes, then goes out', () => {
  const sales = [...publicPath, 'sales'];
  expect(press('ArrowRight', sales)).toMatchObject({ do: 'expand' });
  expect(press('ArrowRight', publicPath)).toEqual(to([...publicPath, 'event']));
  expect(press('ArrowLeft', sales)).toEqual(to(publicPath));
  expect(press('ArrowLeft', publicPath)).toMatchObject({ do: 'collapse' });
});

it('Enter, Space and Delete act on the line; other keys are left to the Lab', () => {
  expect(press('Enter', ['dev'])).toMatchObject({ do: 'activate' });
  expect(press(' ', ['dev'])).toMatchObject({ do: 'collapse' });
  expect(press('Delete', ['dev'])).toMatchObject({ do: 'remove' });
  expect(press('b', ['dev'])).toBeUndefined();
});
