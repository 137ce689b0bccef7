import { describe, expect, it } from 'vitest';
import { ShiftbookError } from '../../../../kernel-lib/src/errors.js';
import { findMagic } from '../../../../kernel-lib/src/kernel/magics/registry.js';

describe('an unknown magic', () => {
  it.each([
    ['%tme', /%time/],
    ['%%htm', /%%html/],
    ['%html', /%%html/],
    ['%sql', /%%sql/],
    ['%matplotlib', /^"%lsmagic" lists all\.$/],
  ])('%s is told with what may be meant', (name, hint) => {
    try {
      findMagic({ name });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ShiftbookError);
      expect(String(error)).toContain(`There is no magic "${name}".`);
      expect((error as ShiftbookError).hint).toMatch(hint);
    }
  });
});
