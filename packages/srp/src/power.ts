import { mod } from '@noble/curves/abstract/modular.js';
import { N } from './group.ts';
import type { Slices } from './runtime.ts';

const WINDOW_BITS = 5;

/** base ^ exponent mod N, in slices. The exponent is positive. */
export async function power(base: bigint, exponent: bigint, slices: Slices): Promise<bigint> {
  const table = [1n];
  for (let last = 1n; table.length < 1 << WINDOW_BITS; ) {
    last = mod(last * base, N);
    table.push(last);
  }
  let result = 1n;
  for (const digit of digits(exponent)) {
    for (let bit = 0; bit < WINDOW_BITS; bit++) result = (result * result) % N;
    result = (result * (table[digit] ?? 1n)) % N;
    if (slices.isOver()) await slices.next();
  }
  return result;
}

/** 2 ^ exponent mod N, in slices. */
export async function powerOfTwo(exponent: bigint, slices: Slices): Promise<bigint> {
  let result = 1n;
  for (const digit of digits(exponent)) {
    for (let bit = 0; bit < WINDOW_BITS; bit++) result = (result * result) % N;
    result = (result << BigInt(digit)) % N;
    if (slices.isOver()) await slices.next();
  }
  return result;
}

/** The base-32 digits of an exponent, the highest first. */
const digits = (exponent: bigint) =>
  Array.from(exponent.toString(1 << WINDOW_BITS), (digit) => Number.parseInt(digit, 32));
