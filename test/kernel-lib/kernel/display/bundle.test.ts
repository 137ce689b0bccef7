import { expect, test } from 'vitest';
import { DISPLAY, mimeBundle } from '../../../../kernel-lib/src/kernel/display/bundle';
import { createDisplay } from '../../../../kernel-lib/src/kernel/display/display-global';

test('a value is shown by its own display method, and always as text too', () => {
  expect(mimeBundle({ [DISPLAY]: () => ({ 'text/html': '<b>1</b>', 'text/plain': '1' }) })).toEqual(
    {
      'text/html': '<b>1</b>',
      'text/plain': '1',
    },
  );
  expect(mimeBundle(new (class A {})())).toEqual({ 'text/plain': 'A {}' });
  expect(mimeBundle('a')).toEqual({ 'text/plain': "'a'" });
});

test('a display method that throws, or gives no bundle, leaves the text', () => {
  const broken = {
    [DISPLAY]() {
      throw new Error('broken');
    },
  };
  expect(mimeBundle(broken)).toEqual({
    'text/plain': 'This value could not be shown: Error: broken',
  });
  expect(Object.keys(mimeBundle({ [DISPLAY]: () => 5 }))).toEqual(['text/plain']);
});

test('display sends bytes as base64, and refuses a raw value that is no bundle', () => {
  const shown: unknown[] = [];
  const display = createDisplay((type, { data }) => shown.push([type, data]));
  display.png(new Uint8Array([1, 2, 3]).subarray(1));
  expect(shown).toEqual([['display_data', { 'image/png': 'AgM=' }]]);
  expect(() => display(5, { raw: true })).toThrow('takes a MIME bundle');
});
