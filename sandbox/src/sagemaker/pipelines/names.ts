import { randomInt } from 'node:crypto';

const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
const mixed = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${lower}`;

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A new execution's id, such as `k2vq09x1m3ab`. */
export const executionId = (): string => pick(lower, 12);

/** A new job's name as the service makes it, at most 63 characters: `pipelines-<execution>-<step>-<suffix>`. */
export function stepJobName(execution: string, step: string): string {
  const suffix = pick(mixed, 10);
  const room = 63 - `pipelines-${execution}--${suffix}`.length;
  return `pipelines-${execution}-${step.slice(0, room).replace(/-+$/, '')}-${suffix}`;
}
