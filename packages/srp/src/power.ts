import { N } from './group.ts';
import type { Slices } from './runtime.ts';

/** Makes a number of more than `bits` bits shorter, and keeps what it is modulo N. */
const folding = (bits: number) => {
  const shift = BigInt(bits);
  const rest = (1n << shift) % N;
  return (value: bigint) => (value >> shift) * rest + BigInt.asUintN(bits, value);
};

const foldOnce = /* @__PURE__ */ folding(4608);
const foldTwice = /* @__PURE__ */ folding(3840);

/** value mod N. A square's 6144 bits are folded to 4608 and 3840 first: engines multiply twice as fast as they divide. */
const reduce = (value: bigint) => foldTwice(foldOnce(value)) % N;

/** base ^ exponent mod N by sliding windows of 5 bits, in slices. */
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

/** 2 ^ exponent mod N for exponents of at most 256 bits, in slices. A byte of it is a shift: only its squarings cost. */
export async function powerOfTwo(exponent: bigint, slices: Slices): Promise<bigint> {
  let result = 1n;
  for (const byte of exponent.toString(16).padStart(64, '0').match(/../g) ?? []) {
    for (let bit = 1; bit < 8; bit++) result = reduce(result * result);
    result = reduce((result * result) << BigInt(`0x${byte}`));
    if (slices.isOver()) await slices.next();
  }
  return result;
}
