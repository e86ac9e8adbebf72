import { power as powerByBigInt, powerOfTwo as powerOfTwoByBigInt } from './bigint-powers.ts';
import type { Slices } from './runtime.ts';

/** The powers modulo N, computed with the engine's own integers or WebAssembly. */
export interface Powers {
  readonly power: (base: bigint, exponent: bigint, slices: Slices) => Promise<bigint>;
  readonly powerOfTwo: (exponent: bigint, slices: Slices) => Promise<bigint>;
}

// Named one by one: importing a module as a value would add a bundler helper to the first load.
let powers: Powers = { power: powerByBigInt, powerOfTwo: powerOfTwoByBigInt };

/** Set by `@latchkey/srp/wasm`. */
export const setPowers = (other: Powers): void => {
  powers = other;
};

/** base ^ exponent mod N, in slices; base is below N. */
export const power: Powers['power'] = (base, exponent, slices) => powers.power(base, exponent, slices);

/** 2 ^ exponent mod N for exponents of at most 256 bits, in slices. */
export const powerOfTwo: Powers['powerOfTwo'] = (exponent, slices) => powers.powerOfTwo(exponent, slices);
