import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach } from 'vitest';

/** Gives each test of a file a state folder of its own. @returns where the runs of staging are noted in it. */
export function ownJournal(): () => string {
  let state = '';
  beforeEach(() => {
    state = mkdtempSync(join(tmpdir(), 'shiftbook-state-'));
    process.env.XDG_STATE_HOME = state;
    return () => rmSync(state, { recursive: true });
  });
  return () => join(state, 'shiftbook', 'staging');
}
