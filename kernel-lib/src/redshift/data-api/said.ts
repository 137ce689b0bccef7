/** The letters of ErrorResponse for the lines that the driver behind the Data API adds. */
const LINES: Readonly<Record<string, string>> = { Detail: 'D', Hint: 'H', Position: 'P' };

/** SQLSTATEs of what Redshift says in fixed words; the Data API itself tells none. */
const STATES: readonly (readonly [RegExp, string])[] = [
  [/^syntax error/, '42601'],
  [/^relation .* does not exist/, '42P01'],
  [/^column .* does not exist/, '42703'],
  [/^permission denied/, '42501'],
  [/^division by zero/i, '22012'],
  [/serializable isolation violation/i, '40001'],
];

/**
 * The error of a statement that failed, as fields of ErrorResponse. The Data API gives it as text: severity, message, and
 * perhaps lines with detail, hint and position.
 *
 * @example
 * ```ts
 * saidFields('ERROR: column "x" does not exist\n  Position: 8'); // { S: 'ERROR', C: '42703', M: …, P: '8' }
 * ```
 */
export function saidFields(error: string): Record<string, string> {
  const fields: Record<string, string> = { S: 'ERROR' };
  const message: string[] = [];
  for (const line of error.split('\n')) {
    const [, name = '', value = ''] = /^\s*(Detail|Hint|Position): (.*)$/.exec(line) ?? [];
    const letter = LINES[name];
    if (letter === undefined) message.push(line);
    else fields[letter] = value;
  }
  const [, severity, said] = /^(ERROR|FATAL|PANIC): (.*)$/s.exec(message.join('\n')) ?? [];
  fields.S = severity ?? 'ERROR';
  fields.M = said ?? message.join('\n');
  fields.C = STATES.find(([words]) => words.test(fields.M ?? ''))?.[1] ?? 'XX000';
  return fields;
}
