import * as bigints from '../bigint-powers.ts';
import { N } from '../group.ts';
import type { Powers } from '../power.ts';
import { type Arithmetic, createArithmetic, INTO_FORM, ONE } from './arithmetic.ts';

const RESULT = 0;
const FACTOR = 1;
/** The powers 0 to 31 of the base. */
const TABLE = 2;
const WINDOW = 5;

/** Of 32-ary digits: for exponents of 256 bits, and for a + u x, which has 513 at most. */
const SHORT = 52;
const LONG = 103;

/**
 * The powers by WebAssembly. How many products are computed depends on the size of the exponents only, and not on their bits:
 * windows are fixed, and a digit 0 is multiplied too.
 */
export function wasmPowers(module: WebAssembly.Module): Powers {
  const idle: Arithmetic[] = [];

  /** Every computation has memory of its own, since others start while it waits for its next slice. */
  async function withArithmetic(
    compute: (arithmetic: Arithmetic) => Promise<void>,
    instead: () => Promise<bigint>,
  ): Promise<bigint> {
    let arithmetic = idle.pop();
    try {
      arithmetic ??= createArithmetic(module);
    } catch {
      // Browsers have little room for many memories.
      return instead();
    }
    try {
      await compute(arithmetic);
      // Out of Montgomery form.
      arithmetic.write(FACTOR, 1n);
      arithmetic.multiply(RESULT, FACTOR);
      return arithmetic.read(RESULT) % N;
    } finally {
      arithmetic.clear();
      idle.push(arithmetic);
    }
  }

  return {
    power: (base, exponent, slices) =>
      withArithmetic(
        async (numbers) => {
          numbers.write(TABLE, ONE);
          numbers.write(TABLE + 1, base);
          numbers.write(FACTOR, INTO_FORM);
          numbers.multiply(TABLE + 1, FACTOR);
          for (let entry = 2; entry < 2 ** WINDOW; entry++) {
            numbers.copy(TABLE + entry, TABLE + entry - 1);
            numbers.multiply(TABLE + entry, TABLE + 1);
          }
          numbers.copy(RESULT, TABLE);
          const length = exponent >> 256n === 0n ? SHORT : LONG;
          for (const digit of exponent.toString(2 ** WINDOW).padStart(length, '0')) {
            for (let bit = 0; bit < WINDOW; bit++) numbers.square(RESULT, 0);
            numbers.multiply(RESULT, TABLE + Number.parseInt(digit, 2 ** WINDOW));
            if (slices.isOver()) await slices.next();
          }
        },
        () => bigints.power(base, exponent, slices),
      ),

    powerOfTwo: (exponent, slices) =>
      withArithmetic(
        async (numbers) => {
          numbers.write(RESULT, ONE);
          for (const byte of exponent.toString(2).padStart(256, '0').match(/.{8}/g) ?? []) {
            for (const bit of byte) numbers.square(RESULT, bit === '1' ? 1 : 0);
            if (slices.isOver()) await slices.next();
          }
        },
        () => bigints.powerOfTwo(exponent, slices),
      ),
  };
}
