import { cstring, message } from './writing.js';

/** The fields of an ErrorResponse or NoticeResponse by their letters, such as `C` for the SQLSTATE. */
export type ErrorFields = ReadonlyMap<string, string>;

export function readErrorFields(whole: Buffer): ErrorFields {
  const fields = new Map<string, string>();
  for (let at = 5; at < whole.length && whole[at] !== 0; ) {
    const end = whole.indexOf(0, at + 1);
    fields.set(String.fromCharCode(whole[at] as number), whole.toString('utf8', at + 1, end));
    at = end + 1;
  }
  return fields;
}

/** An ErrorResponse of these fields. */
export const errorResponse = (fields: ErrorFields): Buffer => response('E', fields);

/** A NoticeResponse of these fields. */
export const noticeResponse = (fields: ErrorFields): Buffer => response('N', fields);

const response = (type: string, fields: ErrorFields): Buffer =>
  message(
    type,
    Buffer.concat([
      ...[...fields].map(([letter, text]) => cstring(letter + text)),
      Buffer.from([0]),
    ]),
  );
