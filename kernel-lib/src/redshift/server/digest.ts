import { createHash } from 'node:crypto';
import { ShiftbookError } from '../../errors.js';

/** The only algorithm that there is so far, SHA-256. */
const SHA256 = 0;

/** Reads a number, and byte strings that stand behind their length. */
class Reader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  int32(): number {
    const value = this.bytes.readInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  counted(): Buffer {
    const length = this.int32();
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const counted = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/**
 * The message `d` that answers Redshift's request for a salted digest (authentication code 13): SHA-256 over that of
 * password and salt, the server's nonce and the client's, which is the time.
 *
 * @param request the body of the request, from its code on. What it means: `redshift_connector`, "AUTH_REQ_DIGEST".
 * @throws ShiftbookError `login-method-unknown` for another algorithm; RangeError for a request that is cut short.
 */
export function digestAnswer(request: Buffer, password: string, now = Date.now()): Buffer {
  const reader = new Reader(request.subarray(4));
  const algorithm = reader.int32();
  if (algorithm !== SHA256) {
    throw new ShiftbookError(
      'login-method-unknown',
      `The server asks for a digest by algorithm ${algorithm}, which is not known.`,
      { hint: 'Look for a newer version of Shiftbook.' },
    );
  }
  const salt = reader.counted();
  const nonce = reader.counted();
  const own = Buffer.from(String(now));
  const digest = sha256(sha256(password, salt), nonce, own);
  const body = Buffer.concat([counted(digest), counted(own)]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from('d'), length, body]);
}
