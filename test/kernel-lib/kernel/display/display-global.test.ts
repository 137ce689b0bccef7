import { beforeEach, describe, expect, it } from 'vitest';
import { createDisplay } from '../../../../kernel-lib/src/kernel/display/display-global';
import { DisplayHandle } from '../../../../kernel-lib/src/kernel/display/display-handle';
import { DISPLAY } from '../../../../kernel-lib/src/kernel/display/kinds/own-method';

let shown: (readonly [string, unknown, unknown])[] = [];
let waiting: Promise<void>[] = [];
beforeEach(() => {
  shown = [];
  waiting = [];
});
const display = createDisplay({
  show: (type, { data, metadata, transient }) => {
    shown.push([type, data, { ...(metadata as object), ...(transient as object) }]);
  },
  later: (promise) => void waiting.push(promise),
  errorText: String,
  problem: String,
});

describe('display', () => {
  it('gives nothing, or with a display_id a handle to replace the output', () => {
    expect(display(1)).toBe(undefined);
    const handle = display(1, { display_id: true });
    expect(handle).toBeInstanceOf(DisplayHandle);
    handle.update({ 'text/html': '2' }, { raw: true });
    display(3, { display_id: handle.id, update: true });
    const id = { display_id: handle.id };
    expect(shown.slice(1)).toEqual([
      ['display_data', { 'text/plain': '1' }, id],
      ['update_display_data', { 'text/html': '2', 'text/plain': '2' }, id],
      ['update_display_data', { 'text/plain': '3' }, id],
    ]);
  });

  it('refuses what cannot be: an update of nothing, a raw value that is no bundle', () => {
    expect(() => display(1, { update: true })).toThrow('takes the display_id');
    expect(() => display(5, { raw: true })).toThrow('A MIME bundle is an object');
    expect(shown).toEqual([]);
  });

  it('keeps a place for what comes later', async () => {
    display({ [DISPLAY]: async () => ({ 'text/plain': 'late' }) });
    display('next');
    await Promise.all(waiting);
    expect(shown.map(([type, data]) => [type, data])).toEqual([
      ['display_data', { 'text/plain': '…' }],
      ['display_data', { 'text/plain': "'next'" }],
      ['update_display_data', { 'text/plain': 'late' }],
    ]);
    expect(shown[2]?.[2]).toEqual(shown[0]?.[2]);
  });

  it('takes metadata', () => {
    display(1, { metadata: { 'text/plain': { wide: true } } });
    expect(shown).toEqual([
      ['display_data', { 'text/plain': '1' }, { 'text/plain': { wide: true } }],
    ]);
  });
});

describe('methods for one MIME type', () => {
  it('take text, or a template whose values are escaped in markup', () => {
    display.html('<b>1</b>');
    display.html`<b>${'a<b'}</b><ul>${['x', 'y']}</ul>`;
    display.md`**${'a<b'}**`;
    expect(shown.map(([, data]) => Object.values(data as object)[0])).toEqual([
      '<b>1</b>',
      '<b>a&lt;b</b><ul>xy</ul>',
      '**a<b**',
    ]);
  });

  it('send bytes as base64, with their metadata, and JSON as JSON', () => {
    display.png(new Uint8Array([1, 2, 3]).subarray(1), { width: 40 });
    display.json({ a: 1 }, { expanded: true });
    expect(shown).toEqual([
      [
        'display_data',
        { 'image/png': 'AgM=', 'text/plain': '[image/png]' },
        { 'image/png': { width: 40 } },
      ],
      [
        'display_data',
        { 'application/json': { a: 1 }, 'text/plain': '{ a: 1 }' },
        { 'application/json': { expanded: true } },
      ],
    ]);
    expect(() => display.json(1n)).toThrow('application/json is a bigint');
  });
});
