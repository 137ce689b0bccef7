import type { Duplex } from 'node:stream';
import { take } from './reading.js';
import { PROTOCOL_3 } from './writing.js';

/** The first packet of a connection. */
export type Opening =
  | { readonly kind: 'ssl' | 'gss' }
  /** The whole packet, to be passed on as it is. */
  | { readonly kind: 'cancel'; readonly bytes: Buffer }
  | {
      readonly kind: 'startup';
      /** The minor version asked for; above 0 is newer than Redshift's. */
      readonly minor: number;
      readonly parameters: ReadonlyMap<string, string>;
    };

const CANCEL = 80_877_102;
const SSL = 80_877_103;
const GSS = 80_877_104;
/** As PostgreSQL: a longer startup packet is no startup packet. */
const LONGEST = 10_000;

/** Reads the first packet. Returns undefined where the stream ends, or where what comes is no such packet. */
export async function takeOpening(stream: Duplex): Promise<Opening | undefined> {
  const head = await take(stream, 8);
  if (head === undefined) return undefined;
  const length = head.readInt32BE(0) - 8;
  if (length < 0 || length > LONGEST) return undefined;
  const rest = length === 0 ? Buffer.alloc(0) : await take(stream, length);
  if (rest === undefined) return undefined;
  const code = head.readInt32BE(4);
  if (code === SSL) return { kind: 'ssl' };
  if (code === GSS) return { kind: 'gss' };
  if (code === CANCEL) return { kind: 'cancel', bytes: Buffer.concat([head, rest]) };
  if (code >> 16 !== PROTOCOL_3 >> 16) return undefined;
  return { kind: 'startup', minor: code & 0xffff, parameters: parse(rest) };
}

function parse(body: Buffer): ReadonlyMap<string, string> {
  const texts = body.toString('utf8').split('\0');
  const parameters = new Map<string, string>();
  for (let i = 0; i + 1 < texts.length && texts[i] !== ''; i += 2) {
    parameters.set(texts[i] as string, texts[i + 1] as string);
  }
  return parameters;
}
