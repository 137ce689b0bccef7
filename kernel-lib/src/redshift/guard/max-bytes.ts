import { availableMemory } from 'node:process';
import { ShiftbookError } from '../../errors.js';

/** Share of the free memory that one result may take where nothing is said. */
const SHARE = 0.5;

/**
 * How many bytes a result may take: what the query says, else what its connection says, else half of the memory that is
 * free for this process now.
 *
 * @throws ShiftbookError `query-max-bytes` for what is no number from 1.
 */
export function maxBytesOf(query: number | undefined, connection: number | undefined): number {
  const most = query ?? connection ?? Math.floor(availableMemory() * SHARE);
  if (typeof most === 'number' && most >= 1) return most;
  throw new ShiftbookError('query-max-bytes', `A result cannot be limited to ${most} bytes.`, {
    hint: 'maxBytes is a number of bytes from 1, or Infinity for no limit.',
  });
}
