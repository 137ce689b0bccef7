import fc from 'fast-check';
import type { JsonObject } from '../../../kernel-lib/src/kernel/wire/message';
import type { Model } from './model';

/** How a cell has to end. */
export type Ending =
  | {
      readonly status: 'ok' /** Its value as text; left out where it is not looked at. */;
      readonly value?: string;
    }
  | { readonly status: 'error'; readonly ename: string }
  /** It is interrupted once it has printed {@link BEGAN}. */
  | { readonly status: 'interrupted' };

/** A cell, and what has to come of it. */
export interface Cell {
  readonly code: string;
  readonly ending: Ending;
  /** What it prints. */
  readonly printed?: string;
  /** Name of the error that stands under it some time after it began. */
  readonly escapes?: string;
  /** What a front end asks while it runs; each is answered. */
  readonly meanwhile?: Readonly<Record<string, JsonObject>>;
  /** Target of a comm that is opened when it has run, and that says something. */
  readonly opens?: string;
  /** Outputs by `display`, as text. */
  readonly displayed?: readonly string[];
}

/** Makes cells that fit to what the session holds, one after the other. */
export type Move = (model: Model) => readonly Cell[];
export type Moves = fc.Arbitrary<Move>;

/** One of some moves, each as often as its weight says. */
export const weighted = (...moves: readonly (readonly [Moves, number])[]): Moves =>
  fc.oneof(...moves.map(([arbitrary, weight]) => ({ arbitrary, weight })));

/** What an endless cell prints, when it is about to be so. */
export const BEGAN = 'began';

export const ok = (code: string, value?: string | number): Cell => ({
  code,
  ending: value === undefined ? { status: 'ok' } : { status: 'ok', value: String(value) },
});

export const failing = (code: string, ename: string): Cell => ({
  code,
  ending: { status: 'error', ename },
});

/** A cell that would never end. @param before what it does first */
export const endless = (code: string, before = ''): Cell => ({
  code: `${before}console.log('${BEGAN}');\n${code}`,
  ending: { status: 'interrupted' },
  printed: `${BEGAN}\n`,
});
