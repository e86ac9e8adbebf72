import { N } from './group.ts';
import type { Slices } from './runtime.ts';

const FOLD_BITS = 4608;
const FOLD = (1n << BigInt(FOLD_BITS)) % N;

/** value mod N. For a square, the top quarter is folded in first: engines multiply about twice as fast as they divide. */
const reduce = (value: bigint) =>
  ((value >> BigInt(FOLD_BITS)) * FOLD + BigInt.asUintN(FOLD_BITS, value)) % N;

/** Uses sliding windows of 5 bits. */
export async function power(base: bigint, exponent: bigint, slices: Slices): Promise<bigint> {
  const square = reduce(base * base);
  const oddPowers: bigint[] = [];
  for (let odd = 1, value = base; odd < 32; odd += 2, value = reduce(value * square)) oddPowers[odd] = value;

  let result = 1n;
  for (const window of exponent.toString(2).match(/1[01]{0,3}1|[01]/g) ?? []) {
    for (let bit = 0; bit < window.length; bit++) result = reduce(result * result);
    const factor = oddPowers[Number.parseInt(window, 2)];
    if (factor !== undefined) result = reduce(result * factor);
    if (slices.isOver()) await slices.next();
  }
  return result;
}

/** Each byte of the exponent is a shift, so only the squarings cost time. */
export async function powerOfTwo(exponent: bigint, slices: Slices): Promise<bigint> {
  let result = 1n;
  for (const byte of exponent.toString(16).padStart(64, '0').match(/../g) ?? []) {
    for (let bit = 1; bit < 8; bit++) result = reduce(result * result);
    result = reduce((result * result) << BigInt(`0x${byte}`));
    if (slices.isOver()) await slices.next();
  }
  return result;
}
