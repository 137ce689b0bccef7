import { expect, test } from 'vitest';
import { outcomeUnanswered } from '../../../../kernel-lib/src/redshift/server/outcome-unanswered.js';

test.each([
  ['select 1', 'nothing-changed', 'rolled-back'],
  ['insert into t values (1)', 'may-have-run', 'rolled-back'],
  ['begin', 'nothing-changed', 'rolled-back'],
  ['commit', 'nothing-changed', 'may-have-committed'],
  ['rollback', 'nothing-changed', 'rolled-back'],
  // It commits what its transaction did so far.
  ['truncate t', 'may-have-run', 'may-have-run'],
])('%s: alone %s, in a transaction %s', (text, alone, within) => {
  expect([outcomeUnanswered(text, false), outcomeUnanswered(text, true)]).toEqual([alone, within]);
});
