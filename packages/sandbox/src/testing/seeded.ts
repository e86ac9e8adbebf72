import { hmacSha256 } from '../bytes.ts';

/**
 * Random bytes that are the same in each run. A client of others that gets one SRP exchange in 512 wrong (it keeps the
 * leading zero byte of u) would otherwise fail a test at times.
 */
export function seeded(seed: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let start = 0; start < length; start += 32) {
      count += 1;
      bytes.set(hmacSha256(seed, String(count)).subarray(0, length - start), start);
    }
    return bytes;
  };
}
