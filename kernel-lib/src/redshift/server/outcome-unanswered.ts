import type { StatementOutcome } from '../connection-lost.js';
import { effectOf } from './statement-effect.js';

/** What is known about a statement that was sent and not answered. */
export function outcomeUnanswered(text: string, inTransaction: boolean): StatementOutcome {
  const effect = effectOf(text);
  if (effect === 'commits') return 'may-have-run';
  if (!inTransaction) return effect === 'writes' ? 'may-have-run' : 'nothing-changed';
  return effect === 'ends' ? 'may-have-committed' : 'rolled-back';
}
