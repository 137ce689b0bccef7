import { parse, stringify } from '../originals.js';
import { isJsonObject } from '../wire/json.js';

/** One cell that was executed. */
export interface Entry {
  readonly session: number;
  /** Number of the cell in its session, from 1. */
  readonly line: number;
  readonly input: string;
  /** Its result as text. */
  readonly output: string | null;
}

/** Results longer than this, in UTF-16 units, are not kept on disk. */
const LONGEST_OUTPUT = 65_536;

/** What is kept when a cell begins. */
export const inputRecord = (line: number, input: string): string =>
  `${stringify({ line, input })}\n`;

/** What is kept when a cell has a result; nothing for a very long one. */
export const outputRecord = (line: number, output: string): string =>
  output.length > LONGEST_OUTPUT ? '' : `${stringify({ line, output })}\n`;

function parsed(line: string): unknown {
  try {
    return parse(line);
  } catch {
    // Half a line, of a kernel that was killed as it wrote.
    return undefined;
  }
}

/** The entries of a session's file; lines that are broken are left out. */
export function readRecords(session: number, text: string): Entry[] {
  const entries = new Map<number, Entry>();
  for (const record of text.split('\n').map(parsed)) {
    if (!isJsonObject(record) || typeof record.line !== 'number') continue;
    const { line, input, output } = record;
    const begun = entries.get(line);
    if (typeof input === 'string') entries.set(line, { session, line, input, output: null });
    else if (typeof output === 'string' && begun) entries.set(line, { ...begun, output });
  }
  return [...entries.values()];
}
