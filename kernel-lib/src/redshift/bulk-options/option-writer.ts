import { ShiftbookError } from '../../errors.js';

/** Writes the value of an option; nothing where it says nothing. */
export type WriteOption = (value: unknown) => string | undefined;

const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** How COPY and UNLOAD write their options. What cannot be written is refused as `copy-option` or `unload-option`. */
export function optionWriter(command: 'COPY' | 'UNLOAD') {
  const refused = (message: string, hint: string) =>
    new ShiftbookError(`${command.toLowerCase()}-option`, message, { hint });

  /** A text, where no expression may stand: a backslash is written twice there. */
  const text = (value: unknown): string => {
    if (typeof value !== 'string' || value.includes('\0')) {
      const hint = 'Give a string without NUL.';
      throw refused(`${JSON.stringify(value)} is no text for ${command}.`, hint);
    }
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  };

  const one =
    (what: string, ...words: readonly string[]): WriteOption =>
    (value) => {
      if (words.includes(value as string)) return String(value).toUpperCase();
      throw refused(
        `${JSON.stringify(value)} is no ${what} of ${command}.`,
        `It is one of ${words.join(', ')}.`,
      );
    };

  return {
    refused,
    text,
    one,
    worded:
      (word: string): WriteOption =>
      (value) =>
        `${word} ${text(value)}`,
    flag:
      (word: string): WriteOption =>
      (value) =>
        value === true ? word : undefined,
    onOff:
      (word: string): WriteOption =>
      (value) =>
        `${word} ${value === true ? 'ON' : 'OFF'}`,
    count:
      (word: string): WriteOption =>
      (value) => {
        if (Number.isSafeInteger(value) && Number(value) >= 0) return `${word} ${value}`;
        throw refused(`${word} cannot be ${JSON.stringify(value)}.`, 'Give a whole number from 0.');
      },
    /** An address in S3, of which the rest is whatever it is. */
    address: (value: string): string => {
      if (/^s3:\/\/[^/]+/.test(value)) return text(value);
      const hint = "Write it as 's3://bucket/key'.";
      throw refused(`${JSON.stringify(value)} is no address in S3.`, hint);
    },
    role: (value: unknown): string => {
      const roles = Array.isArray(value) ? value : [value];
      if (roles.length === 1 && roles[0] === 'default') return 'IAM_ROLE default';
      for (const each of roles) {
        if (typeof each === 'string' && ROLE.test(each)) continue;
        const hint = "Give its ARN, or 'default' for the cluster's default role.";
        throw refused(`${JSON.stringify(each)} is no role.`, hint);
      }
      return `IAM_ROLE ${text(roles.join(','))}`;
    },
  };
}

/** Refuses options that there are not, those for secret keys among them. */
export function refuseOthers(
  command: 'COPY' | 'UNLOAD',
  given: Readonly<Record<string, unknown>>,
  known: object,
): void {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    throw optionWriter(command).refused(
      `${command} has no option ${JSON.stringify(name)} here.`,
      'Keys are never put in a statement: give the cluster a role, and its ARN as `role`.',
    );
  }
}
