import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs the four JSON parts of a message and checks such signatures. */
export interface Signer {
  sign(parts: readonly Uint8Array[]): string;
  verify(parts: readonly Uint8Array[], signature: string): boolean;
}

/** Without a key, Jupyter neither signs nor checks. */
const unsigned: Signer = { sign: () => '', verify: () => true };

/**
 * HMAC signatures as the connection file asks for them.
 *
 * @param scheme `hmac-sha256`, or `hmac-` with another digest that Node knows
 * @param key the connection file's key; empty switches signing off
 */
export function createSigner(scheme: string, key: string): Signer {
  if (key === '') return unsigned;
  const digest = scheme.replace(/^hmac-/, '');
  const sign = (parts: readonly Uint8Array[]): string => {
    const hmac = createHmac(digest, key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  };
  return {
    sign,
    verify(parts, signature) {
      const expected = Buffer.from(sign(parts));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
