import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ROW_HEIGHT,
  scrollToRow,
  windowOfRows,
} from '../../../extension/src/panel/view/window-of-rows.js';

it('draws the lines in sight, and not many more, however long the tree is', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(3_000_000), fc.nat(2_000), (count, top, height) => {
      const [from, to] = windowOfRows(count, top, height);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(to - from).toBeLessThanOrEqual(height / ROW_HEIGHT + 24);
      const first = Math.floor(top / ROW_HEIGHT);
      if (first < count && height > 0) expect(from <= first && first < to).toBe(true);
    }),
  );
});

it('scrolls no further than it must to show a line', () => {
  expect(scrollToRow(2, 0, 240)).toBe(0);
  expect(scrollToRow(10, 0, 240)).toBe(ROW_HEIGHT);
  expect(scrollToRow(2, 480, 240)).toBe(2 * ROW_HEIGHT);
});
