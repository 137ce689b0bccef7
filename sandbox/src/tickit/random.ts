/** A source of numbers that is the same on every machine and in every run. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** One of `choices`, each as likely. */
  pick<T>(choices: readonly T[]): T;
}

/** A seeded generator (mulberry32: 32 bits of state, plenty for half a million rows). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    // The sum of twelve uniforms: near enough, and the same to the last bit on every machine, unlike Math.log.
    normal() {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    pick: (choices) => choices[below(choices.length)] as (typeof choices)[number],
  };
}

/** 2 to the power of `exponent`, the same on every machine (Math.exp may differ in the last bit between engines). */
export function power2(exponent: number): number {
  const whole = Math.floor(exponent);
  const x = (exponent - whole) * Math.LN2;
  // Taylor's series on [0, ln 2): the next term is below 1e-9.
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 10; n++) {
    term *= x / n;
    sum += term;
  }
  return sum * 2 ** whole;
}
